<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AdjustBox</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditPresenter</name>
    <message numerus="yes">
        <source>%n newer entries</source>
        <translation>
            <numerusform>%n newer entry</numerusform>
            <numerusform>%n newer entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n s behind the firm&apos;s. Times shown are the firm&apos;s.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n s behind the firm&apos;s. Times shown are the firm&apos;s.</numerusform>
            <numerusform>This computer&apos;s clock is %n s behind the firm&apos;s. Times shown are the firm&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n s ahead of the firm&apos;s. Times shown are the firm&apos;s.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n s ahead of the firm&apos;s. Times shown are the firm&apos;s.</numerusform>
            <numerusform>This computer&apos;s clock is %n s ahead of the firm&apos;s. Times shown are the firm&apos;s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n s.</source>
        <translation>
            <numerusform>Next try in %n s.</numerusform>
            <numerusform>Next try in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be done at once</source>
        <translation>
            <numerusform>%n to be done at once</numerusform>
            <numerusform>%n to be done at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leaving</source>
        <translation>
            <numerusform>%n leaving</numerusform>
            <numerusform>%n leaving</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can still be extended this week</source>
        <translation>
            <numerusform>%n can still be extended this week</numerusform>
            <numerusform>%n can still be extended this week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckInPanel</name>
    <message numerus="yes">
        <source>%n decisions are here; the check-in stopped half-way and goes on with the same key.</source>
        <translation>
            <numerusform>%n decision is here; the check-in stopped half-way and goes on with the same key.</numerusform>
            <numerusform>%n decisions are here; the check-in stopped half-way and goes on with the same key.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decisions of {person}. Of their parts: {accepted} accepted, {same} already so, {stale} stale, {conflicting} conflicting.</source>
        <translation>
            <numerusform>%n decision of {person}. Of its parts: {accepted} accepted, {same} already so, {stale} stale, {conflicting} conflicting.</numerusform>
            <numerusform>%n decisions of {person}. Of their parts: {accepted} accepted, {same} already so, {stale} stale, {conflicting} conflicting.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckOutBox</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n signs. Who loses it loses the snapshot.</source>
        <translation>
            <numerusform>At least %n sign. Who loses it loses the snapshot.</numerusform>
            <numerusform>At least %n signs. Who loses it loses the snapshot.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n signs.</source>
        <translation>
            <numerusform>At least %n sign.</numerusform>
            <numerusform>At least %n signs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckOutsPage</name>
    <message numerus="yes">
        <source>%n entries are checked out</source>
        <translation>
            <numerusform>%n entry is checked out</numerusform>
            <numerusform>%n entries are checked out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n out</source>
        <translation>
            <numerusform>%n out</numerusform>
            <numerusform>%n out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassRenewal</name>
    <message numerus="yes">
        <source>%n keys are under the new one.</source>
        <translation>
            <numerusform>%n key is under the new one.</numerusform>
            <numerusform>%n keys are under the new one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be opened and stay under the old key.</source>
        <translation>
            <numerusform>%n could not be opened and stays under the old key.</numerusform>
            <numerusform>%n could not be opened and stay under the old key.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingPanel</name>
    <message numerus="yes">
        <source>Each of %n crypto withdrawals above the limit had a valid approval.</source>
        <translation>
            <numerusform>The %n crypto withdrawal above the limit had a valid approval.</numerusform>
            <numerusform>Each of %n crypto withdrawals above the limit had a valid approval.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Colleagues</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayCounts</name>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The promise governs: it ends %n days before the statute.</source>
        <translation>
            <numerusform>The promise governs: it ends %n day before the statute.</numerusform>
            <numerusform>The promise governs: it ends %n days before the statute.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The statute governs: it ends %n days before the promise.</source>
        <translation>
            <numerusform>The statute governs: it ends %n day before the promise.</numerusform>
            <numerusform>The statute governs: it ends %n days before the promise.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stood still %n days while the person was asked</source>
        <translation>
            <numerusform>Stood still %n day while the person was asked</numerusform>
            <numerusform>Stood still %n days while the person was asked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clarification: %n days do not count</source>
        <translation>
            <numerusform>Clarification: %n day does not count</numerusform>
            <numerusform>Clarification: %n days do not count</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n days, the answer’s own day too</source>
        <translation>
            <numerusform>At most %n day, the answer’s own day too</numerusform>
            <numerusform>At most %n days, the answer’s own day too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DaysChart</name>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErasureBox</name>
    <message numerus="yes">
        <source>The search found %n places to look at. Explain why they stay, or search again.</source>
        <translation>
            <numerusform>The search found %n place to look at. Explain why it stays, or search again.</numerusform>
            <numerusform>The search found %n places to look at. Explain why they stay, or search again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Feed</name>
    <message numerus="yes">
        <source>%n findings of the feed</source>
        <translation>
            <numerusform>%n finding of the feed</numerusform>
            <numerusform>%n findings of the feed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedPanel</name>
    <message numerus="yes">
        <source>%n findings wait: their lines of the platform’s feed are not booked.</source>
        <translation>
            <numerusform>%n finding waits: its line of the platform’s feed is not booked.</numerusform>
            <numerusform>%n findings wait: their lines of the platform’s feed are not booked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message numerus="yes">
        <source>Sign %n findings as what they look like? Each is a decision under your name.</source>
        <translation>
            <numerusform>Sign %n finding as what it looks like? It is a decision under your name.</numerusform>
            <numerusform>Sign %n findings as what they look like? Each is a decision under your name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n findings were explained.</source>
        <translation>
            <numerusform>%n finding was explained.</numerusform>
            <numerusform>%n findings were explained.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close after %n more findings</source>
        <translation>
            <numerusform>Close after %n more finding</numerusform>
            <numerusform>Close after %n more findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing need a note and an owner</source>
        <translation>
            <numerusform>%n missing needs a note and an owner</numerusform>
            <numerusform>%n missing need a note and an owner</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreseeing</name>
    <message numerus="yes">
        <source>%n days of the time are already gone.</source>
        <translation>
            <numerusform>%n day of the time is already gone.</numerusform>
            <numerusform>%n days of the time are already gone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message numerus="yes">
        <source>One block is %n cases</source>
        <translation>
            <numerusform>One block is %n case</numerusform>
            <numerusform>One block is %n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cases are late</source>
        <translation>
            <numerusform>%n case is late</numerusform>
            <numerusform>%n cases are late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fall due within the hour</source>
        <translation>
            <numerusform>%n falls due within the hour</numerusform>
            <numerusform>%n fall due within the hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cases fall due within the hour</source>
        <translation>
            <numerusform>%n case falls due within the hour</numerusform>
            <numerusform>%n cases fall due within the hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, nothing presses; %n cases are open.</source>
        <translation>
            <numerusform>{name}, nothing presses; %n case is open.</numerusform>
            <numerusform>{name}, nothing presses; %n cases are open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No case is waiting. Second review has %n.</source>
        <translation>
            <numerusform>No case is waiting. Second review has %n.</numerusform>
            <numerusform>No case is waiting. Second review has %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message numerus="yes">
        <source>%n rows copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LetterBox</name>
    <message numerus="yes">
        <source>%n still to fill in</source>
        <translation>
            <numerusform>%n still to fill in</numerusform>
            <numerusform>%n still to fill in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n who had this data are still to be told: press V first.</source>
        <translation>
            <numerusform>%n who had this data is still to be told: press V first.</numerusform>
            <numerusform>%n who had this data are still to be told: press V first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message numerus="yes">
        <source>Nothing was booked: %n findings.</source>
        <translation>
            <numerusform>Nothing was booked: %n finding.</numerusform>
            <numerusform>Nothing was booked: %n findings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The books contradict themselves in %n places.</source>
        <translation>
            <numerusform>The books contradict themselves in %n place.</numerusform>
            <numerusform>The books contradict themselves in %n places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n findings copied</source>
        <translation>
            <numerusform>%n finding copied</numerusform>
            <numerusform>%n findings copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MinorProof</name>
    <message numerus="yes">
        <source>%n years old by the birth date on file</source>
        <translation>
            <numerusform>%n year old by the birth date on file</numerusform>
            <numerusform>%n years old by the birth date on file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>Your emergency access to {customer} is open for %n more minutes.</source>
        <translation>
            <numerusform>Your emergency access to {customer} is open for %n more minute.</numerusform>
            <numerusform>Your emergency access to {customer} is open for %n more minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfflineBanner</name>
    <message numerus="yes">
        <source>%n decisions wait for check-in</source>
        <translation>
            <numerusform>%n decision waits for check-in</numerusform>
            <numerusform>%n decisions wait for check-in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfflineStep</name>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenedBox</name>
    <message numerus="yes">
        <source>Open until {until}: %n minutes left.</source>
        <translation>
            <numerusform>Open until {until}: %n minute left.</numerusform>
            <numerusform>Open until {until}: %n minutes left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OriginSheet</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackageBox</name>
    <message numerus="yes">
        <source>%n records are written and entered in the register</source>
        <translation>
            <numerusform>%n record is written and entered in the register</numerusform>
            <numerusform>%n records are written and entered in the register</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message numerus="yes">
        <source>{whose}: %n documents received.</source>
        <translation>
            <numerusform>{whose}: %n document received.</numerusform>
            <numerusform>{whose}: %n documents received.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacesPage</name>
    <message numerus="yes">
        <source>{name}, %n emergency accesses wait to be seen by you: above.</source>
        <translation>
            <numerusform>{name}, %n emergency access waits to be seen by you: above.</numerusform>
            <numerusform>{name}, %n emergency accesses wait to be seen by you: above.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n things wait for you.</source>
        <translation>
            <numerusform>{name}, %n thing waits for you.</numerusform>
            <numerusform>{name}, %n things wait for you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecipientsBox</name>
    <message numerus="yes">
        <source>%n of them are still to be told, or it is recorded why not.</source>
        <translation>
            <numerusform>%n of them is still to be told, or it is recorded why not.</numerusform>
            <numerusform>%n of them are still to be told, or it is recorded why not.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterBox</name>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message numerus="yes">
        <source>%n lines are written and entered in the register</source>
        <translation>
            <numerusform>%n line is written and entered in the register</numerusform>
            <numerusform>%n lines are written and entered in the register</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestsHome</name>
    <message numerus="yes">
        <source>%n requests can still be extended, by a letter with reasons.</source>
        <translation>
            <numerusform>%n request can still be extended, by a letter with reasons.</numerusform>
            <numerusform>%n requests can still be extended, by a letter with reasons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are on the board.</source>
        <translation>
            <numerusform>%n more is on the board.</numerusform>
            <numerusform>%n more are on the board.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests are late</source>
        <translation>
            <numerusform>%n request is late</numerusform>
            <numerusform>%n requests are late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due today</source>
        <translation>
            <numerusform>%n due today</numerusform>
            <numerusform>%n due today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without their effect yet, to be done at once</source>
        <translation>
            <numerusform>%n without its effect yet, to be done at once</numerusform>
            <numerusform>%n without their effect yet, to be done at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n complaints to acknowledge within a week</source>
        <translation>
            <numerusform>%n complaint to acknowledge within a week</numerusform>
            <numerusform>%n complaints to acknowledge within a week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n requests should be cleared today.</source>
        <translation>
            <numerusform>{name}, %n request should be cleared today.</numerusform>
            <numerusform>{name}, %n requests should be cleared today.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, nothing presses; %n requests are open.</source>
        <translation>
            <numerusform>{name}, nothing presses; %n request is open.</numerusform>
            <numerusform>{name}, nothing presses; %n requests are open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message numerus="yes">
        <source>Today’s work: %n requests gone through.</source>
        <translation>
            <numerusform>Today’s work: %n request gone through.</numerusform>
            <numerusform>Today’s work: %n requests gone through.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeekBox</name>
    <message numerus="yes">
        <source>%n rows name them. Look which are about them before you write what is held.</source>
        <translation>
            <numerusform>%n row names them. Look whether it is about them before you write what is held.</numerusform>
            <numerusform>%n rows name them. Look which are about them before you write what is held.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SolutionCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementPreview</name>
    <message numerus="yes">
        <source>%n files in an archive</source>
        <translation>
            <numerusform>%n file in an archive</numerusform>
            <numerusform>%n files in an archive</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementsPresenter</name>
    <message numerus="yes">
        <source>%n payouts taken in. Match again to use them.</source>
        <translation>
            <numerusform>%n payout taken in. Match again to use it.</numerusform>
            <numerusform>%n payouts taken in. Match again to use them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines taken in.</source>
        <translation>
            <numerusform>%n line taken in.</numerusform>
            <numerusform>%n lines taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were known already and left out.</source>
        <translation>
            <numerusform>%n was known already and left out.</numerusform>
            <numerusform>%n were known already and left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statements were there before.</source>
        <translation>
            <numerusform>%n statement was there before.</numerusform>
            <numerusform>%n statements were there before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n at work: </source>
        <translation>
            <numerusform>%n at work: </numerusform>
            <numerusform>%n at work: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At this pace %n will miss their time by {time}</source>
        <translation>
            <numerusform>At this pace %n will miss its time by {time}</numerusform>
            <numerusform>At this pace %n will miss their time by {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail: %n waiting</source>
        <translation>
            <numerusform>Mail: %n waiting</numerusform>
            <numerusform>Mail: %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WithdrawalsPanel</name>
    <message numerus="yes">
        <source>%n withdrawals above the limit have no valid approval. Look into each.</source>
        <translation>
            <numerusform>%n withdrawal above the limit has no valid approval. Look into it.</numerusform>
            <numerusform>%n withdrawals above the limit have no valid approval. Look into each.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkbenchPage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
</TS>

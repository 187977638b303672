<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountBox</name>
    <message>
        <source>This computer has no keyring. Nothing was kept; type your password each time.</source>
        <translation>本机没有密钥环。未保存任何内容；请每次输入密码。</translation>
    </message>
    <message>
        <source>The keyring is locked, so nothing was kept. Unlock it, then tick again.</source>
        <translation>密钥环已锁定，未保存任何内容。请解锁后再勾选。</translation>
    </message>
    <message>
        <source>You closed the keyring&apos;s question, so nothing was kept. Tick again whenever you like.</source>
        <translation>您关闭了密钥环的询问，未保存任何内容。需要时可再次勾选。</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>我的账户</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>更改密码</translation>
    </message>
    <message>
        <source>Password now</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>Remember my password in this computer&apos;s keyring</source>
        <translation>在本机密钥环中记住我的密码</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>密码已更改。</translation>
    </message>
    <message>
        <source>Being changed</source>
        <translation>正在更改</translation>
    </message>
    <message>
        <source>The keyring remembers it.</source>
        <translation>密钥环已记住。</translation>
    </message>
    <message>
        <source>The keyring has forgotten it.</source>
        <translation>密钥环已删除。</translation>
    </message>
    <message>
        <source>Your password is from {day}.</source>
        <translation>您的密码设置于{day}。</translation>
    </message>
    <message>
        <source>That is more than a year: think of a new one when it suits you.</source>
        <translation>已超过一年：方便时请更换。</translation>
    </message>
    <message>
        <source>Your password now, first</source>
        <translation>请先输入当前密码</translation>
    </message>
</context>
<context>
    <name>AccountHead</name>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>T-account</source>
        <translation>T 形账户</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
</context>
<context>
    <name>AccountModel</name>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>no {asset}</source>
        <translation>无 {asset}</translation>
    </message>
</context>
<context>
    <name>AccountView</name>
    <message>
        <source>Accounts</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Asset of the balances</source>
        <translation>余额的资产</translation>
    </message>
    <message>
        <source>Balances at the end of this day</source>
        <translation>此日终了的余额</translation>
    </message>
    <message>
        <source>Compared with the end of this day</source>
        <translation>与此日终了比较</translation>
    </message>
    <message>
        <source>Compare two days</source>
        <translation>比较两日</translation>
    </message>
    <message>
        <source>Hide accounts that are zero</source>
        <translation>隐藏余额为零的科目</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Prove the books</source>
        <translation>验证账簿</translation>
    </message>
    <message>
        <source>Find an account or pseudonym</source>
        <translation>查找科目或客户代号</translation>
    </message>
    <message>
        <source>No account fits. Esc shows all of them.</source>
        <translation>没有符合的科目。按 Esc 显示全部。</translation>
    </message>
</context>
<context>
    <name>AcknowledgementBox</name>
    <message>
        <source>Acknowledge a complaint</source>
        <translation>确认收到投诉</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>The letter becomes a PDF. Print and post it, then enter its posting with the complaint.</source>
        <translation>信函将生成 PDF。请打印并寄出，然后在该投诉处登记寄出。</translation>
    </message>
    <message>
        <source>The letter leaves at {time}; until then it is called back with the complaint (Q).</source>
        <translation>信函将于 {time} 发出；在此之前可在该投诉处撤回（Q）。</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>It is due by {day}: out once a relay has accepted it.</source>
        <translation>应于 {day} 前发出：邮件中继接受后即视为已发出。</translation>
    </message>
    <message>
        <source>It is due by {day}: out once its posting is entered.</source>
        <translation>应于 {day} 前发出：登记寄出后即视为已发出。</translation>
    </message>
</context>
<context>
    <name>AcknowledgementRow</name>
    <message>
        <source>File as PDF</source>
        <translation>存档为 PDF</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认收到</translation>
    </message>
    <message>
        <source>Call the letter back</source>
        <translation>撤回信函</translation>
    </message>
    <message>
        <source>Enter its posting</source>
        <translation>登记寄出</translation>
    </message>
    <message>
        <source>Not acknowledged yet: that letter is due by {day}.</source>
        <translation>尚未确认收到：确认函应于 {day} 前发出。</translation>
    </message>
    <message>
        <source>The acknowledgement came back. Write it again, by another way, by {day}.</source>
        <translation>确认函被退回。请改用其他方式重写，于 {day} 前发出。</translation>
    </message>
    <message>
        <source>The acknowledgement leaves at {time}; it counts once a relay has accepted it.</source>
        <translation>确认函将于 {time} 发出；邮件中继接受后才算数。</translation>
    </message>
    <message>
        <source>The acknowledgement waits to be posted, and counts once its posting is entered.</source>
        <translation>确认函等待寄出，登记寄出后才算数。</translation>
    </message>
    <message>
        <source>Acknowledged on {day}.</source>
        <translation>已于 {day} 确认收到。</translation>
    </message>
</context>
<context>
    <name>ActBar</name>
    <message>
        <source>What it is about</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>What was asked, if there is more to say</source>
        <translation>要求了什么（如需补充说明）</translation>
    </message>
    <message>
        <source>What came, if there is more to say</source>
        <translation>收到了什么（如需补充说明）</translation>
    </message>
    <message>
        <source>How you know that the person takes it back</source>
        <translation>如何得知本人撤回</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>已要求</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>本人撤回</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>立档</translation>
    </message>
    <message>
        <source>Put into the open file</source>
        <translation>并入现有档案</translation>
    </message>
    <message>
        <source>No suspicion</source>
        <translation>无可疑</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>下次复核</translation>
    </message>
    <message>
        <source>Close the file</source>
        <translation>结案</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>open a case first</source>
        <translation>请先打开一个案件</translation>
    </message>
    <message>
        <source>open a case of the queue first</source>
        <translation>请先从队列打开一个案件</translation>
    </message>
    <message>
        <source>open a case of the second review first</source>
        <translation>请先从复核中打开一个案件</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一个案件</translation>
    </message>
    <message>
        <source>Take this case</source>
        <translation>领取此案件</translation>
    </message>
    <message>
        <source>Give the case back to the queue</source>
        <translation>将案件退回队列</translation>
    </message>
    <message>
        <source>Down the list</source>
        <translation>列表下移</translation>
    </message>
    <message>
        <source>Up the list</source>
        <translation>列表上移</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>Add a document</source>
        <translation>添加证件</translation>
    </message>
    <message>
        <source>Case file as PDF</source>
        <translation>案件档案（PDF）</translation>
    </message>
    <message>
        <source>Open the mail folder</source>
        <translation>打开邮件文件夹</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Grant attempt</source>
        <translation>再给一次机会</translation>
    </message>
    <message>
        <source>Ask document</source>
        <translation>要求补件</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>上报主管</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Take the verdict back</source>
        <translation>撤回结论</translation>
    </message>
    <message>
        <source>Pictures of attempt 1</source>
        <translation>第 1 次尝试的图片</translation>
    </message>
    <message>
        <source>Pictures of attempt 2</source>
        <translation>第 2 次尝试的图片</translation>
    </message>
    <message>
        <source>Pictures of attempt 3</source>
        <translation>第 3 次尝试的图片</translation>
    </message>
    <message>
        <source>Pictures sent later</source>
        <translation>后来补交的图片</translation>
    </message>
    <message>
        <source>Link the panes, or set them apart</source>
        <translation>联动各图片窗格，或分开</translation>
    </message>
    <message>
        <source>The whole picture, as it was sent</source>
        <translation>显示原始整图</translation>
    </message>
    <message>
        <source>Blink selfie and portrait</source>
        <translation>自拍与证件照交替显示</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Make smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Turn a quarter</source>
        <translation>旋转 90°</translation>
    </message>
    <message>
        <source>Brighter, darker, as sent</source>
        <translation>更亮、更暗、原样</translation>
    </message>
    <message>
        <source>Hide the pictures, or show them</source>
        <translation>隐藏或显示图片</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示所有快捷键</translation>
    </message>
    <message>
        <source>Fold or unfold the rail</source>
        <translation>收起或展开侧栏</translation>
    </message>
    <message>
        <source>Change between light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>切换到简体中文</source>
        <translation>Switch to English</translation>
    </message>
    <message>
        <source>Look again for what is new</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>锁定窗口</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>open the audit screen first</source>
        <translation>请先打开审计界面</translation>
    </message>
    <message>
        <source>Down the entries</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Up the entries</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Look for a customer</source>
        <translation>查找客户</translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation>选择人员</translation>
    </message>
    <message>
        <source>Choose a kind of entry</source>
        <translation>选择条目类别</translation>
    </message>
    <message>
        <source>Choose a time</source>
        <translation>选择时间</translation>
    </message>
    <message>
        <source>Look for a document</source>
        <translation>查找文件</translation>
    </message>
    <message>
        <source>Show all entries</source>
        <translation>显示全部条目</translation>
    </message>
    <message>
        <source>Who has read this customer&apos;s data</source>
        <translation>谁读取过该客户的数据</translation>
    </message>
    <message>
        <source>All entries of this person</source>
        <translation>此人的全部条目</translation>
    </message>
    <message>
        <source>All entries about this customer</source>
        <translation>关于该客户的全部条目</translation>
    </message>
    <message>
        <source>Show or hide the entry</source>
        <translation>显示或隐藏条目详情</translation>
    </message>
    <message>
        <source>Fetch newer entries</source>
        <translation>获取较新的条目</translation>
    </message>
    <message>
        <source>Write this list as CSV</source>
        <translation>将列表导出为 CSV</translation>
    </message>
    <message>
        <source>Write this list as PDF</source>
        <translation>将列表导出为 PDF</translation>
    </message>
    <message>
        <source>Open the folder of lists</source>
        <translation>打开列表所在文件夹</translation>
    </message>
    <message>
        <source>Verify the trail</source>
        <translation>验证审计记录</translation>
    </message>
    <message>
        <source>Suspicions</source>
        <translation>可疑情形</translation>
    </message>
    <message>
        <source>open a referral or file first</source>
        <translation>请先打开一项提交或档案</translation>
    </message>
    <message>
        <source>Refer to the reporting officer</source>
        <translation>提交给反洗钱报告官</translation>
    </message>
    <message>
        <source>Open a file, or put the referral into the open one</source>
        <translation>立档，或并入现有档案</translation>
    </message>
    <message>
        <source>No suspicion</source>
        <translation>无可疑</translation>
    </message>
    <message>
        <source>Enter the report to the authority</source>
        <translation>登记向主管机构的上报</translation>
    </message>
    <message>
        <source>Set the day of the next review</source>
        <translation>设定下次复核日期</translation>
    </message>
    <message>
        <source>Close the file</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>open the list of people first</source>
        <translation>请先打开人员列表</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>open the approvals first</source>
        <translation>请先打开审批</translation>
    </message>
    <message>
        <source>Keys of people</source>
        <translation>人员密钥</translation>
    </message>
    <message>
        <source>open the keys first</source>
        <translation>请先打开“密钥”</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您本人</translation>
    </message>
    <message>
        <source>for leads, the data protection officer and the MLRO</source>
        <translation>仅限主管、数据保护官和反洗钱报告官</translation>
    </message>
    <message>
        <source>Down the people</source>
        <translation>下一人</translation>
    </message>
    <message>
        <source>Up the people</source>
        <translation>上一人</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Change their duties</source>
        <translation>更改其职责</translation>
    </message>
    <message>
        <source>Suspend them, or let them in again</source>
        <translation>暂停，或恢复访问</translation>
    </message>
    <message>
        <source>Give them a one-time password</source>
        <translation>设置一次性密码</translation>
    </message>
    <message>
        <source>End them here</source>
        <translation>终止此人</translation>
    </message>
    <message>
        <source>Access review, or the list of people</source>
        <translation>权限复核，或人员列表</translation>
    </message>
    <message>
        <source>Write the access review as CSV</source>
        <translation>将权限复核写为 CSV</translation>
    </message>
    <message>
        <source>Down the approvals</source>
        <translation>下一项审批</translation>
    </message>
    <message>
        <source>Up the approvals</source>
        <translation>上一项审批</translation>
    </message>
    <message>
        <source>Read the sealed values of a correction</source>
        <translation>阅读更正的加密值</translation>
    </message>
    <message>
        <source>See what a correction rests on</source>
        <translation>查看更正的依据</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Withdraw your own proposal</source>
        <translation>撤回自己的提议</translation>
    </message>
    <message>
        <source>Decided lately, or waiting</source>
        <translation>最近已决定，或等待中</translation>
    </message>
    <message>
        <source>Down the keys</source>
        <translation>下一项密钥</translation>
    </message>
    <message>
        <source>Up the keys</source>
        <translation>上一项密钥</translation>
    </message>
    <message>
        <source>Certify their keys</source>
        <translation>认证其密钥</translation>
    </message>
    <message>
        <source>Ask a second person about their keys</source>
        <translation>请第二人同意其密钥</translation>
    </message>
    <message>
        <source>Give them the agreed keys</source>
        <translation>交给其已同意的密钥</translation>
    </message>
    <message>
        <source>Renew the key of a class</source>
        <translation>更换某类别的密钥</translation>
    </message>
    <message>
        <source>Emergency access to a customer&apos;s data</source>
        <translation>紧急访问客户数据</translation>
    </message>
    <message>
        <source>Acknowledge the notice on top</source>
        <translation>确认最上方的通知</translation>
    </message>
    <message>
        <source>All notices</source>
        <translation>全部通知</translation>
    </message>
    <message>
        <source>My account and password</source>
        <translation>我的账户与密码</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>open the ledger first</source>
        <translation>请先打开账簿</translation>
    </message>
    <message>
        <source>Down the postings</source>
        <translation>下一条分录</translation>
    </message>
    <message>
        <source>Up the postings</source>
        <translation>上一条分录</translation>
    </message>
    <message>
        <source>Narrow the postings</source>
        <translation>筛选分录</translation>
    </message>
    <message>
        <source>Show all postings</source>
        <translation>显示全部分录</translation>
    </message>
    <message>
        <source>Find an account</source>
        <translation>查找科目</translation>
    </message>
    <message>
        <source>Balances as of a day</source>
        <translation>某日余额</translation>
    </message>
    <message>
        <source>Compare two days</source>
        <translation>比较两日</translation>
    </message>
    <message>
        <source>Show or hide accounts that are zero</source>
        <translation>显示或隐藏余额为零的科目</translation>
    </message>
    <message>
        <source>Go to a day</source>
        <translation>转到某日</translation>
    </message>
    <message>
        <source>Put the postings in another order</source>
        <translation>更换分录的排序</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Postings of this account</source>
        <translation>此科目的分录</translation>
    </message>
    <message>
        <source>Postings of this customer</source>
        <translation>此客户的分录</translation>
    </message>
    <message>
        <source>Show or hide the transaction</source>
        <translation>显示或隐藏交易</translation>
    </message>
    <message>
        <source>T-account of the chosen account</source>
        <translation>所选科目的 T 形账户</translation>
    </message>
    <message>
        <source>Show or hide the chart</source>
        <translation>显示或隐藏图表</translation>
    </message>
    <message>
        <source>Make a report</source>
        <translation>制作报表</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Select all postings</source>
        <translation>选择全部分录</translation>
    </message>
    <message>
        <source>Fetch newer postings</source>
        <translation>获取更新的分录</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Reverse the transaction</source>
        <translation>冲销该交易</translation>
    </message>
    <message>
        <source>Correct the transaction</source>
        <translation>更正该交易</translation>
    </message>
    <message>
        <source>Corrections that wait</source>
        <translation>待批的更正</translation>
    </message>
    <message>
        <source>Decide the chosen correction</source>
        <translation>审批所选更正</translation>
    </message>
    <message>
        <source>Proof and months</source>
        <translation>核验与月份</translation>
    </message>
    <message>
        <source>Crypto withdrawals and their approvals</source>
        <translation>加密资产提币及其批准</translation>
    </message>
    <message>
        <source>Findings of the platform’s feed</source>
        <translation>平台推送的问题</translation>
    </message>
    <message>
        <source>Say what was done about a finding</source>
        <translation>说明对问题的处理</translation>
    </message>
    <message>
        <source>Propose to seal the next month</source>
        <translation>提议封存下一个月份</translation>
    </message>
    <message>
        <source>Prove the books</source>
        <translation>验证账簿</translation>
    </message>
    <message>
        <source>Screen again</source>
        <translation>重新审查</translation>
    </message>
    <message>
        <source>open “Screen again” first</source>
        <translation>请先打开“重新审查”</translation>
    </message>
    <message>
        <source>Open their newest case</source>
        <translation>打开其最近的个案</translation>
    </message>
    <message>
        <source>Looked at again</source>
        <translation>已重新审查</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>open an alert first</source>
        <translation>请先打开一条预警</translation>
    </message>
    <message>
        <source>Down the alerts</source>
        <translation>下一条预警</translation>
    </message>
    <message>
        <source>Up the alerts</source>
        <translation>上一条预警</translation>
    </message>
    <message>
        <source>Look into it, or put it back</source>
        <translation>接手查看，或放回</translation>
    </message>
    <message>
        <source>Dismiss with a reason</source>
        <translation>说明理由并排除</translation>
    </message>
    <message>
        <source>Write a note on the alert</source>
        <translation>为预警写备注</translation>
    </message>
    <message>
        <source>Ask KYC to screen the customer again</source>
        <translation>请 KYC 重新审查客户</translation>
    </message>
    <message>
        <source>Refer the customer to the reporting officer</source>
        <translation>将客户报送反洗钱报告官</translation>
    </message>
    <message>
        <source>Freeze the account, or propose to lift the freeze</source>
        <translation>冻结账户，或提议解除冻结</translation>
    </message>
    <message>
        <source>To the postings of the alert</source>
        <translation>转到预警的分录</translation>
    </message>
    <message>
        <source>Show the posting in the ledger</source>
        <translation>在账簿中显示该分录</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>go to the requests first</source>
        <translation>请先前往“请求”</translation>
    </message>
    <message>
        <source>open a request first</source>
        <translation>请先打开一项请求</translation>
    </message>
    <message>
        <source>Down the list of requests</source>
        <translation>下一项请求</translation>
    </message>
    <message>
        <source>Up the list of requests</source>
        <translation>上一项请求</translation>
    </message>
    <message>
        <source>Open the request, its letter and who asks</source>
        <translation>打开请求、来信与请求人</translation>
    </message>
    <message>
        <source>Record a new request</source>
        <translation>登记新请求</translation>
    </message>
    <message>
        <source>Clear today’s requests one after the other</source>
        <translation>逐项处理今天的请求</translation>
    </message>
    <message>
        <source>Complaints: record, acknowledge or close one</source>
        <translation>投诉：登记、确认收到或结案</translation>
    </message>
    <message>
        <source>Legal hold: keep all data of a customer</source>
        <translation>法律保留：保存某位客户的全部数据</translation>
    </message>
    <message>
        <source>Write the register of requests of a period</source>
        <translation>生成某期间的请求登记簿</translation>
    </message>
    <message>
        <source>Show my requests only, or all</source>
        <translation>只看我的请求，或全部</translation>
    </message>
    <message>
        <source>Find a request by number or person</source>
        <translation>按编号或人员查找请求</translation>
    </message>
    <message>
        <source>Show all open requests</source>
        <translation>显示全部未结请求</translation>
    </message>
    <message>
        <source>Show or hide the days as a chart</source>
        <translation>显示或隐藏期限图</translation>
    </message>
    <message>
        <source>Show what has ended, or what is open</source>
        <translation>显示已结或未结的请求</translation>
    </message>
    <message>
        <source>Erase the person’s data, as the request asks</source>
        <translation>按请求删除当事人的数据</translation>
    </message>
    <message>
        <source>Legal hold: keep all data of this person</source>
        <translation>法律保留：保存此人的全部数据</translation>
    </message>
    <message>
        <source>Take the request</source>
        <translation>接手请求</translation>
    </message>
    <message>
        <source>Give the request back</source>
        <translation>退回请求</translation>
    </message>
    <message>
        <source>Enter what was asked of the person</source>
        <translation>登记向本人要求的内容</translation>
    </message>
    <message>
        <source>Enter what came in from the person</source>
        <translation>登记本人提供的内容</translation>
    </message>
    <message>
        <source>Write a note on the request</source>
        <translation>为请求写备注</translation>
    </message>
    <message>
        <source>The person withdrew the request</source>
        <translation>本人撤回了请求</translation>
    </message>
    <message>
        <source>Write a letter about the request</source>
        <translation>为请求写信</translation>
    </message>
    <message>
        <source>Prepare the answer, or see who was told</source>
        <translation>准备答复，或查看曾告知谁</translation>
    </message>
    <message>
        <source>Call back the letter that has not left yet</source>
        <translation>撤回尚未发出的信</translation>
    </message>
    <message>
        <source>Show what the person agreed to, and take it back</source>
        <translation>查看并撤回本人给予的同意</translation>
    </message>
    <message>
        <source>Restrict what is done with the data, or lift it</source>
        <translation>限制数据处理，或解除限制</translation>
    </message>
    <message>
        <source>Correct what the person disputes</source>
        <translation>更正当事人所争议的数据</translation>
    </message>
    <message>
        <source>See who had the data, and tell them of the change</source>
        <translation>查看谁收到过数据，并通知其变更</translation>
    </message>
    <message>
        <source>Check by papers who asks, then destroy the papers</source>
        <translation>凭证件核对请求人身份，随后销毁证件</translation>
    </message>
    <message>
        <source>See what an objection has stopped, and weigh it</source>
        <translation>查看反对使什么停止，并进行权衡</translation>
    </message>
    <message>
        <source>Enter that a letter was posted, or came back</source>
        <translation>登记信函已寄出或被退回</translation>
    </message>
    <message>
        <source>Show or acknowledge complaints of the person</source>
        <translation>查看或确认此人的投诉</translation>
    </message>
    <message>
        <source>Leave this one for later, go to the next of today</source>
        <translation>稍后处理，转到今天的下一项</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>open Reconcile first</source>
        <translation>请先打开对账</translation>
    </message>
    <message>
        <source>Down the check-outs</source>
        <translation>下一条签出</translation>
    </message>
    <message>
        <source>Up the check-outs</source>
        <translation>上一条签出</translation>
    </message>
    <message>
        <source>Check out accounts</source>
        <translation>签出账户</translation>
    </message>
    <message>
        <source>House rules of an account</source>
        <translation>账户的对账规则</translation>
    </message>
    <message>
        <source>Recall the check-out</source>
        <translation>召回签出</translation>
    </message>
    <message>
        <source>Check the decisions in</source>
        <translation>签入决定</translation>
    </message>
    <message>
        <source>Write the report of a reconciliation</source>
        <translation>写出对账报告</translation>
    </message>
    <message>
        <source>Down what was not accepted</source>
        <translation>向下移动未接受项</translation>
    </message>
    <message>
        <source>Up what was not accepted</source>
        <translation>向上移动未接受项</translation>
    </message>
    <message>
        <source>Show what was accepted, or what was not</source>
        <translation>显示已接受的，或未接受的</translation>
    </message>
    <message>
        <source>Find among what was accepted</source>
        <translation>在已接受的决定中查找</translation>
    </message>
    <message>
        <source>Propose to take a match or a closing back</source>
        <translation>提议撤回匹配或结账</translation>
    </message>
    <message>
        <source>Propose a refused adjusting entry anew</source>
        <translation>重新提出被拒绝的调整分录</translation>
    </message>
    <message>
        <source>Destroy the snapshot on this computer</source>
        <translation>销毁本机上的快照</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>open the accounts first</source>
        <translation>请先打开账户</translation>
    </message>
    <message>
        <source>To the list of accounts</source>
        <translation>转到账户列表</translation>
    </message>
    <message>
        <source>Find a reference or an amount</source>
        <translation>查找参考号或金额</translation>
    </message>
    <message>
        <source>To the next one found</source>
        <translation>下一条查找结果</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Down the findings</source>
        <translation>向下移动差异</translation>
    </message>
    <message>
        <source>Up the findings</source>
        <translation>向上移动差异</translation>
    </message>
    <message>
        <source>The finding is what it looks like</source>
        <translation>按建议认定该差异</translation>
    </message>
    <message>
        <source>All findings are what they look like</source>
        <translation>按建议认定全部差异</translation>
    </message>
    <message>
        <source>Take the last explanation back</source>
        <translation>撤回上一次说明</translation>
    </message>
    <message>
        <source>Close the account</source>
        <translation>关闭账户</translation>
    </message>
    <message>
        <source>Reopen the account</source>
        <translation>重新打开账户</translation>
    </message>
    <message>
        <source>Say what the finding is, whose, and why</source>
        <translation>说明差异的类别、负责人与原因</translation>
    </message>
    <message>
        <source>Propose an adjusting entry</source>
        <translation>提议调整分录</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>open Statements first</source>
        <translation>请先打开对账单</translation>
    </message>
    <message>
        <source>Down the list of statements</source>
        <translation>对账单列表下移</translation>
    </message>
    <message>
        <source>Up the list of statements</source>
        <translation>对账单列表上移</translation>
    </message>
    <message>
        <source>Choose a statement’s file</source>
        <translation>选择对账单文件</translation>
    </message>
    <message>
        <source>Take the statements in</source>
        <translation>导入对账单</translation>
    </message>
    <message>
        <source>Say that the statement is of this account</source>
        <translation>说明该对账单属于此账户</translation>
    </message>
    <message>
        <source>Match by the payouts in the report</source>
        <translation>按报告中的结算付款匹配</translation>
    </message>
    <message>
        <source>Say what each column means</source>
        <translation>说明各列含义</translation>
    </message>
    <message>
        <source>Back to the list of statements</source>
        <translation>返回对账单列表</translation>
    </message>
    <message>
        <source>Take the statement out again</source>
        <translation>移除对账单</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Choose equal solution 1</source>
        <translation>选择等同解 1</translation>
    </message>
    <message>
        <source>Choose equal solution 2</source>
        <translation>选择等同解 2</translation>
    </message>
    <message>
        <source>Choose equal solution 3</source>
        <translation>选择等同解 3</translation>
    </message>
    <message>
        <source>Choose equal solution 4</source>
        <translation>选择等同解 4</translation>
    </message>
    <message>
        <source>Choose equal solution 5</source>
        <translation>选择等同解 5</translation>
    </message>
    <message>
        <source>Choose equal solution 6</source>
        <translation>选择等同解 6</translation>
    </message>
    <message>
        <source>Choose equal solution 7</source>
        <translation>选择等同解 7</translation>
    </message>
    <message>
        <source>Choose equal solution 8</source>
        <translation>选择等同解 8</translation>
    </message>
    <message>
        <source>Choose equal solution 9</source>
        <translation>选择等同解 9</translation>
    </message>
    <message>
        <source>Match what is open</source>
        <translation>匹配未结项目</translation>
    </message>
    <message>
        <source>Down the proposed matches</source>
        <translation>下一个提议的匹配</translation>
    </message>
    <message>
        <source>Up the proposed matches</source>
        <translation>上一个提议的匹配</translation>
    </message>
    <message>
        <source>Confirm the match</source>
        <translation>确认这一匹配</translation>
    </message>
    <message>
        <source>These do not belong together</source>
        <translation>这些不属于一起</translation>
    </message>
    <message>
        <source>Choose another equal solution</source>
        <translation>选另一个同等的解</translation>
    </message>
    <message>
        <source>Decide the match later</source>
        <translation>稍后决定这一匹配</translation>
    </message>
    <message>
        <source>Take the last match back</source>
        <translation>撤回上一个匹配</translation>
    </message>
    <message>
        <source>How this account is matched</source>
        <translation>此账户如何匹配</translation>
    </message>
    <message>
        <source>Matching by hand</source>
        <translation>人工匹配</translation>
    </message>
    <message>
        <source>match by hand first</source>
        <translation>请先进入人工匹配</translation>
    </message>
    <message>
        <source>Match by hand, or back to what is proposed</source>
        <translation>人工匹配，或返回提议的匹配</translation>
    </message>
    <message>
        <source>What was matched or rejected, or back to what is open</source>
        <translation>已匹配或已拒绝的，或返回未匹配的</translation>
    </message>
    <message>
        <source>Down the lines or entries</source>
        <translation>下一条对账单行或分录</translation>
    </message>
    <message>
        <source>Up the lines or entries</source>
        <translation>上一条对账单行或分录</translation>
    </message>
    <message>
        <source>Filter lines or entries</source>
        <translation>筛选对账单行或分录</translation>
    </message>
    <message>
        <source>Match what is marked</source>
        <translation>匹配已标记的</translation>
    </message>
    <message>
        <source>Unmark everything</source>
        <translation>取消全部标记</translation>
    </message>
    <message>
        <source>Take the match or the rejection back</source>
        <translation>撤回匹配或拒绝</translation>
    </message>
    <message>
        <source>Take the match back: these do not belong together</source>
        <translation>撤回匹配：这些不属于一起</translation>
    </message>
</context>
<context>
    <name>AddBox</name>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名全称</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>2 to 40 of a–z, 0–9, dot, dash. It is never given to anybody else, and never changed.</source>
        <translation>2 至 40 个 a–z、0–9、点或短横。不会再分配给他人，也不能更改。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Type the person&apos;s full name.</source>
        <translation>请输入姓名全称。</translation>
    </message>
    <message>
        <source>Type a sign-in name.</source>
        <translation>请输入登录名。</translation>
    </message>
    <message>
        <source>Being added</source>
        <translation>正在添加</translation>
    </message>
    <message>
        <source>The marked duties wait until a second administrator agrees under Approvals.</source>
        <translation>带标记的职责须由另一位管理员在“审批”中同意后生效。</translation>
    </message>
</context>
<context>
    <name>AddresseeChoice</name>
    <message>
        <source>To whom</source>
        <translation>收信人</translation>
    </message>
    <message>
        <source>To the person</source>
        <translation>寄给本人</translation>
    </message>
    <message>
        <source>To {name}, who asks for them</source>
        <translation>寄给代其提出请求的{name}</translation>
    </message>
</context>
<context>
    <name>AdjustBox</name>
    <message>
        <source>Propose</source>
        <translation>提议</translation>
    </message>
    <message>
        <source>Another side</source>
        <translation>添加一方</translation>
    </message>
    <message>
        <source>Booked on</source>
        <translation>记账日</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why, in words the lead and the auditor understand</source>
        <translation>原因，用主管和审计员能看懂的话</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>添加凭证</translation>
    </message>
    <message>
        <source>Reverse T-{number}</source>
        <translation>冲销 T-{number}</translation>
    </message>
    <message>
        <source>Every side is booked the other way round, once a lead agrees:</source>
        <translation>主管同意后，各方将反向入账：</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct the books</source>
        <translation>更正账簿</translation>
    </message>
    <message>
        <source>Correct T-{number}</source>
        <translation>更正 T-{number}</translation>
    </message>
    <message>
        <source>Sides that come to zero in each asset; a lead sees them and decides.</source>
        <translation>各资产的各方合计须为零；由主管查看并决定。</translation>
    </message>
    <message>
        <source>Say in a few words why.</source>
        <translation>请简要说明原因。</translation>
    </message>
    <message>
        <source>“{text}” is no day. Write 2026-11-19.</source>
        <translation>“{text}”不是日期。请写成 2026-11-19。</translation>
    </message>
    <message>
        <source>Being proposed</source>
        <translation>正在提议</translation>
    </message>
    <message>
        <source>Each side needs an account and an amount such as 12.50 or -12.50.</source>
        <translation>每一方都需要科目和金额，例如 12.50 或 -12.50。</translation>
    </message>
    <message>
        <source>Proposed. A finance lead decides it under Approvals.</source>
        <translation>已提议。由财务主管在“审批”中决定。</translation>
    </message>
    <message>
        <source>no side has an amount yet</source>
        <translation>尚无任何一方有金额</translation>
    </message>
    <message>
        <source>does not balance: {sums}</source>
        <translation>不平衡：{sums}</translation>
    </message>
    <message>
        <source>sums to {sums}</source>
        <translation>合计 {sums}</translation>
    </message>
    <message>
        <source>Evidence for this correction</source>
        <translation>此更正的凭证</translation>
    </message>
    <message>
        <source>{name}, SHA-256 {hash}…</source>
        <translation>{name}，SHA-256 {hash}…</translation>
    </message>
</context>
<context>
    <name>AdjustPanel</name>
    <message>
        <source>Corrections that wait</source>
        <translation>待批的更正</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提议人</translation>
    </message>
    <message>
        <source>To Approvals</source>
        <translation>前往审批</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>No correction waits. Choose a posting and reverse or correct its transaction:</source>
        <translation>没有待批的更正。选择一笔分录，冲销或更正其交易：</translation>
    </message>
</context>
<context>
    <name>AdjustSheet</name>
    <message>
        <source>Facts of the correction</source>
        <translation>更正的详情</translation>
    </message>
    <message>
        <source>What it books</source>
        <translation>入账内容</translation>
    </message>
    <message>
        <source>{amount}, then {balance}</source>
        <translation>{amount}，其后为 {balance}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Booked on</source>
        <translation>记账日</translation>
    </message>
    <message>
        <source>By</source>
        <translation>提议人</translation>
    </message>
    <message>
        <source>Waits until</source>
        <translation>有效至</translation>
    </message>
    <message>
        <source>Booked as</source>
        <translation>入账为</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>a file whose SHA-256 begins with {hash}</source>
        <translation>SHA-256 以 {hash} 开头的文件</translation>
    </message>
    <message>
        <source>Reversal of T-{number}</source>
        <translation>冲销 T-{number}</translation>
    </message>
    <message>
        <source>Correction of T-{number}</source>
        <translation>更正 T-{number}</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
</context>
<context>
    <name>AdjustingBox</name>
    <message>
        <source>Propose an adjusting entry</source>
        <translation>提议调整分录</translation>
    </message>
    <message>
        <source>{name}: {amount} on {account}, and as much the other way on the account against it.</source>
        <translation>{name}：在 {account} 记 {amount}，并在对方账户反向记相同金额。</translation>
    </message>
    <message>
        <source>Being kept</source>
        <translation>正在保存</translation>
    </message>
</context>
<context>
    <name>AgentFields</name>
    <message>
        <source>The agent’s name</source>
        <translation>代理人姓名</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>邮寄地址</translation>
    </message>
    <message>
        <source>with commas between its lines</source>
        <translation>各行之间用逗号分隔</translation>
    </message>
</context>
<context>
    <name>Agreement</name>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Books agree in {asset}</source>
        <translation>{asset} 账簿相符</translation>
    </message>
    <message>
        <source>Books disagree in {asset}</source>
        <translation>{asset} 账簿不符</translation>
    </message>
</context>
<context>
    <name>AnewBox</name>
    <message>
        <source>Propose the entry anew</source>
        <translation>重新提出分录</translation>
    </message>
    <message>
        <source>Amount, a minus before what goes out</source>
        <translation>金额，支出前加负号</translation>
    </message>
    <message>
        <source>On {account}. Last time: {refused}.</source>
        <translation>记入 {account}。上次：{refused}。</translation>
    </message>
    <message>
        <source>An amount such as -12.50.</source>
        <translation>金额，例如 -12.50。</translation>
    </message>
    <message>
        <source>Being proposed</source>
        <translation>正在提出</translation>
    </message>
    <message>
        <source>The finding is of {amount} {asset}: this entry leaves a difference.</source>
        <translation>该差异项为 {amount} {asset}：此分录会留下差额。</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Opening the database</source>
        <translation>正在打开数据库</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Nothing leaves this computer before you sign in</source>
        <translation>登录之前，任何数据都不会离开本机</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
</context>
<context>
    <name>ApprovalsPage</name>
    <message>
        <source>yours</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>{about}. Once it is carried out, nothing brings it back.</source>
        <translation>{about}。一经执行，无法恢复。</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Agreed.</source>
        <translation>已同意。</translation>
    </message>
    <message>
        <source>Refused.</source>
        <translation>已拒绝。</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>已撤回。</translation>
    </message>
    <message>
        <source>Nothing was decided in the last thirty days.</source>
        <translation>最近三十天没有决定。</translation>
    </message>
    <message>
        <source>Nothing waits for a second person. What was decided lately:</source>
        <translation>没有等待第二人的事项。最近已决定：</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>Entry of the books</source>
        <translation>账簿分录</translation>
    </message>
    <message>
        <source>choose an approval first</source>
        <translation>请先选择一项</translation>
    </message>
    <message>
        <source>You proposed this: somebody else decides it.</source>
        <translation>此事项由您提出：须由他人决定。</translation>
    </message>
    <message>
        <source>Your duties do not decide this.</source>
        <translation>您的职责不能决定此事项。</translation>
    </message>
    <message>
        <source>This is about you: somebody else decides it.</source>
        <translation>此事项关于您本人：须由他人决定。</translation>
    </message>
    <message>
        <source>It does not say enough to be agreed to. Refuse it, and have it proposed anew.</source>
        <translation>内容不足，无法同意。请拒绝，并让对方重新提出。</translation>
    </message>
    <message>
        <source>What it books is being read.</source>
        <translation>正在读取入账内容。</translation>
    </message>
    <message>
        <source>What it takes back is being read.</source>
        <translation>正在读取要撤回的内容。</translation>
    </message>
    <message>
        <source>nothing sealed waits for you here</source>
        <translation>此处没有等待您阅读的加密内容</translation>
    </message>
    <message>
        <source>Only who proposed it withdraws it.</source>
        <translation>只有提出人可以撤回。</translation>
    </message>
</context>
<context>
    <name>ApprovalsView</name>
    <message>
        <source>Approvals</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>About</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>有效至</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Decided lately</source>
        <translation>最近已决定</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>拒绝原因</translation>
    </message>
</context>
<context>
    <name>AttemptsTable</name>
    <message>
        <source>Attempts and their checks</source>
        <translation>各次尝试及其检查</translation>
    </message>
    <message>
        <source>Passed every time: {questions}</source>
        <translation>每次都通过：{questions}</translation>
    </message>
    <message>
        <source>Never asked: {questions}</source>
        <translation>从未要求：{questions}</translation>
    </message>
</context>
<context>
    <name>AuditModel</name>
    <message>
        <source>When ({zone})</source>
        <translation>时间（{zone}）</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>List of audit entries</source>
        <translation>审计条目列表</translation>
    </message>
    <message>
        <source>The list is written as {name} and entered in the register.</source>
        <translation>列表已写入 {name}，并已登记。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>the trail is being verified</source>
        <translation>正在验证审计记录</translation>
    </message>
    <message>
        <source>choose an entry first</source>
        <translation>请先选择一个条目</translation>
    </message>
    <message>
        <source>this entry is about no customer</source>
        <translation>此条目不涉及客户</translation>
    </message>
</context>
<context>
    <name>AuditPresenter</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>In UTC</source>
        <translation>UTC 时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message numerus="yes">
        <source>%n newer entries</source>
        <translation>
            <numerusform>%n 条新条目</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing newer.</source>
        <translation>没有更新的条目。</translation>
    </message>
    <message>
        <source>No entry fits. Show all of them:</source>
        <translation>没有符合的条目。显示全部：</translation>
    </message>
    <message>
        <source>Nothing has been entered that is yours to see.</source>
        <translation>还没有您可查阅的条目。</translation>
    </message>
    <message>
        <source>No customer and no case fits this. Nothing was narrowed.</source>
        <translation>没有符合的客户或案件，列表未筛选。</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Audit entries</source>
        <translation>审计条目</translation>
    </message>
    <message>
        <source>about {count}</source>
        <translation>约 {count}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n s behind the firm&apos;s. Times shown are the firm&apos;s.</source>
        <translation>
            <numerusform>本机时钟比公司时钟慢 %n 秒。显示的是公司时间。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n s ahead of the firm&apos;s. Times shown are the firm&apos;s.</source>
        <translation>
            <numerusform>本机时钟比公司时钟快 %n 秒。显示的是公司时间。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n s.</source>
        <translation>
            <numerusform>%n 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>正在重试。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
</context>
<context>
    <name>BoardModel</name>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>权利</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>BoardPresenter</name>
    <message>
        <source>No request has this number or this person.</source>
        <translation>没有此编号或此人的请求。</translation>
    </message>
    <message>
        <source>Nothing has ended yet.</source>
        <translation>尚无已结的请求。</translation>
    </message>
    <message>
        <source>Nothing is left to clear today.</source>
        <translation>今天没有待处理的请求了。</translation>
    </message>
    <message>
        <source>No open request is like that.</source>
        <translation>没有符合条件的未结请求。</translation>
    </message>
    <message>
        <source>No request is open. Record one when it comes in.</source>
        <translation>没有未结的请求。收到时请登记。</translation>
    </message>
</context>
<context>
    <name>BoardTable</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Requests by the days they have left</source>
        <translation>按剩余天数排列的请求</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新请求</translation>
    </message>
    <message>
        <source>Clear today</source>
        <translation>处理今天</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>期限图</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 项未结</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be done at once</source>
        <translation>
            <numerusform>%n 件须立即办理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n 项逾期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leaving</source>
        <translation>
            <numerusform>%n 项答复投递中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can still be extended this week</source>
        <translation>
            <numerusform>%n 项本周内仍可延期</numerusform>
        </translation>
    </message>
    <message>
        <source>Letters due, to acknowledge: {list}</source>
        <translation>应发的确认函：{list}</translation>
    </message>
    <message>
        <source>Complaints to answer: {list}</source>
        <translation>待答复的投诉：{list}</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Statute</source>
        <translation>法定</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
</context>
<context>
    <name>CaseCells</name>
    <message>
        <source>{words}, as sent: {codes}</source>
        <translation>{words}，原文：{codes}</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未要求</translation>
    </message>
    <message>
        <source>not on front</source>
        <translation>正面没有</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未读出</translation>
    </message>
    <message>
        <source>{right} of {total} right</source>
        <translation>{total} 项中 {right} 项正确</translation>
    </message>
</context>
<context>
    <name>CaseFileWindow</name>
    <message>
        <source>Case file K-{number}</source>
        <translation>案件档案 K-{number}</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the case file</source>
        <translation>保存案件档案</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>Restricted: a dispute goes on</source>
        <translation>已限制：争议进行中</translation>
    </message>
    <message>
        <source>Account frozen</source>
        <translation>账户已冻结</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>案件档案</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>{who} holds this case until {time}. It can be taken when it is given back.</source>
        <translation>{who}持有此案件至 {time}。归还后即可领取。</translation>
    </message>
    <message>
        <source>told {time}</source>
        <translation>{time} 已通知</translation>
    </message>
    <message>
        <source>{age} years</source>
        <translation>{age} 岁</translation>
    </message>
    <message>
        <source>First case</source>
        <translation>首个案件</translation>
    </message>
    <message>
        <source>Earlier cases: {count}</source>
        <translation>此前案件：{count}</translation>
    </message>
    <message>
        <source>Yours for {time}</source>
        <translation>归您，还剩 {time}</translation>
    </message>
    <message>
        <source>{who} until {time}</source>
        <translation>{who}，至 {time}</translation>
    </message>
</context>
<context>
    <name>CasePresenter</name>
    <message>
        <source>Given back: K-{number}</source>
        <translation>已退回：K-{number}</translation>
    </message>
    <message>
        <source>Being recorded</source>
        <translation>正在记录</translation>
    </message>
    <message>
        <source>{verdict}, {name}</source>
        <translation>{verdict}，{name}</translation>
    </message>
    <message>
        <source>Agreed, {name}</source>
        <translation>已同意，{name}</translation>
    </message>
    <message>
        <source>Disagreed, {name}</source>
        <translation>不同意，{name}</translation>
    </message>
    <message>
        <source>{words}. The mail left at once.</source>
        <translation>{words}。邮件已立即发出。</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>重新领取</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Taken back: {words}</source>
        <translation>已撤回：{words}</translation>
    </message>
    <message>
        <source>Waits for the database</source>
        <translation>等待数据库</translation>
    </message>
    <message>
        <source>The database does not answer. What you decided is kept, and sent once it is back.</source>
        <translation>数据库没有响应。您的决定已保留，恢复后自动发送。</translation>
    </message>
    <message>
        <source>saved {time}</source>
        <translation>{time} 已保存</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>CaseSheet</name>
    <message>
        <source>Attempt {number}</source>
        <translation>第 {number} 次尝试</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>This case waits for its customer. Add what they send, and it waits for a reviewer again.</source>
        <translation>此案件正在等待客户。请添加客户发来的文件，案件随后会重新等待审核员。</translation>
    </message>
    <message>
        <source>Add document</source>
        <translation>添加证件</translation>
    </message>
    <message>
        <source>The papers of this case are closed to you: nobody waits for a lead here. Emergency access ({keys}) opens them for an hour, and everybody is told.</source>
        <translation>此案件的材料对您关闭：这里没有等待主管处理的事项。紧急访问（{keys}）可打开一小时，并会告知所有人。</translation>
    </message>
    <message>
        <source>The papers of this case are closed to you. To who decided it they stay open for the ten minutes in which a verdict can be called back; after that a lead&apos;s emergency access opens them.</source>
        <translation>此案件的材料对您不开放。作出决定的人只在可撤回决定的十分钟内可以查看；此后须由主管通过紧急访问打开。</translation>
    </message>
    <message>
        <source>This case was escalated. A lead decides it.</source>
        <translation>此案件已上报，由主管决定。</translation>
    </message>
    <message>
        <source>Nobody holds this case. Its papers open once it is yours.</source>
        <translation>此案件无人持有。领取后即可查看材料。</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>领取</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Balance and flow; the table beside it says the same</source>
        <translation>余额与流量；旁边的表格内容相同</translation>
    </message>
    <message>
        <source>Days of the chart</source>
        <translation>图表中的各日</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>← → day   + − zoom   0 all   Enter postings</source>
        <translation>← → 逐日   + − 缩放   0 全部   Enter 分录</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>All keys</source>
        <translation>所有快捷键</translation>
    </message>
    <message>
        <source>other keys</source>
        <translation>更换按键</translation>
    </message>
    <message>
        <source>shipped keys</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Changed. It holds from now on.</source>
        <translation>已更换，立即生效。</translation>
    </message>
    <message>
        <source>The shipped keys are back.</source>
        <translation>已恢复默认按键。</translation>
    </message>
    <message>
        <source>Grey actions need another screen, or something open in it.</source>
        <translation>灰色操作需要切换页面，或先打开一项内容。</translation>
    </message>
</context>
<context>
    <name>CheckInBox</name>
    <message>
        <source>Check the decisions in</source>
        <translation>签入决定</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签入</translation>
    </message>
    <message>
        <source>Every decision is held against the books as they are now. What somebody else was first with is shown beside theirs, and nothing of theirs is changed.</source>
        <translation>每项决定都会与当前账簿核对。他人先做的决定会并列显示，且不会被更改。</translation>
    </message>
    <message>
        <source>Passphrase of the snapshot</source>
        <translation>快照的口令</translation>
    </message>
    <message>
        <source>The passphrase opens the snapshot.</source>
        <translation>需要口令才能打开快照。</translation>
    </message>
</context>
<context>
    <name>CheckInPanel</name>
    <message>
        <source>Decisions brought back</source>
        <translation>带回的决定</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签入</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Text, amount or entry</source>
        <translation>文字、金额或分录号</translation>
    </message>
    <message>
        <source>Find among what was accepted</source>
        <translation>在已接受的决定中查找</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Propose anew</source>
        <translation>重新提出</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未接受</translation>
    </message>
    <message>
        <source>This decision</source>
        <translation>本决定</translation>
    </message>
    <message>
        <source>Who was first</source>
        <translation>先做的决定</translation>
    </message>
    <message>
        <source>Proposed. It waits for a lead under Approvals.</source>
        <translation>已提出，正在“审批”中等待主管处理。</translation>
    </message>
    <message>
        <source>Report of check-out {number}</source>
        <translation>签出 {number} 的报告</translation>
    </message>
    <message>
        <source>Checking in {number}</source>
        <translation>正在签入 {number}</translation>
    </message>
    <message>
        <source>Checked in: {accepted} accepted, {same} already so, {stale} stale, {conflicting} conflicting</source>
        <translation>已签入：接受 {accepted}，此前已同样决定 {same}，过时 {stale}，冲突 {conflicting}</translation>
    </message>
    <message>
        <source>Accepted decisions</source>
        <translation>已接受的决定</translation>
    </message>
    <message>
        <source>Nothing that was accepted holds “{text}”.</source>
        <translation>已接受的内容中没有“{text}”。</translation>
    </message>
    <message>
        <source>Its time is over, so its books open no more. What was decided before is signed and is still taken in: check it in. Recall it only if nothing of it shall come in.</source>
        <translation>时限已过，账簿不再打开。此前所作的决定均已签名，仍可签入：请签入。只有当其中任何内容都不应入账时才召回。</translation>
    </message>
    <message numerus="yes">
        <source>%n decisions are here; the check-in stopped half-way and goes on with the same key.</source>
        <translation>
            <numerusform>已收到 %n 项决定；签入中途停止，按同一键可继续。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decisions of {person}. Of their parts: {accepted} accepted, {same} already so, {stale} stale, {conflicting} conflicting.</source>
        <translation>
            <numerusform>{person} 的 %n 项决定。其中各部分：接受 {accepted}，此前已同样决定 {same}，过时 {stale}，冲突 {conflicting}。</numerusform>
        </translation>
    </message>
    <message>
        <source>The report is written as {name}.</source>
        <translation>报告已写为 {name}。</translation>
    </message>
    <message>
        <source>No decisions have come in yet.</source>
        <translation>尚未收到决定。</translation>
    </message>
    <message>
        <source>Signatures or verdicts were changed since: tell the auditor</source>
        <translation>签名或裁定此后被改动：请告知审计员</translation>
    </message>
    <message>
        <source>Signed by the person, awaiting the firm’s countersignature</source>
        <translation>本人已签名，等待公司会签</translation>
    </message>
    <message>
        <source>Signed by the person, countersigned by the firm {at}</source>
        <translation>本人已签名，公司于 {at} 会签</translation>
    </message>
    <message>
        <source>Second opinion</source>
        <translation>第二意见</translation>
    </message>
    <message>
        <source>Nobody was first: {cause}.</source>
        <translation>没有先做的决定：{cause}。</translation>
    </message>
    <message>
        <source>Nobody wants it back.</source>
        <translation>无人提议撤回。</translation>
    </message>
    <message>
        <source>Nothing was accepted yet</source>
        <translation>尚无已接受的决定</translation>
    </message>
    <message>
        <source>Checking in</source>
        <translation>正在签入</translation>
    </message>
    <message>
        <source>Choose a check-out</source>
        <translation>请选择一次签出</translation>
    </message>
    <message>
        <source>It is not out</source>
        <translation>它未处于签出状态</translation>
    </message>
    <message>
        <source>Only who took it checks it in</source>
        <translation>只有签出者可以签入</translation>
    </message>
    <message>
        <source>Its file is not on this computer</source>
        <translation>其文件不在本机</translation>
    </message>
    <message>
        <source>Report after the check-in</source>
        <translation>签入后才能写报告</translation>
    </message>
    <message>
        <source>No account was closed</source>
        <translation>没有结账的账户</translation>
    </message>
</context>
<context>
    <name>CheckInReasons</name>
    <message>
        <source>Choose what was accepted first</source>
        <translation>请先选择已接受的决定</translation>
    </message>
    <message>
        <source>Only finance may</source>
        <translation>仅限财务部门</translation>
    </message>
    <message>
        <source>It is taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>It waits for a lead</source>
        <translation>正等待主管处理</translation>
    </message>
    <message>
        <source>Choose a refused adjusting entry first</source>
        <translation>请先选择被拒绝的调整分录</translation>
    </message>
    <message>
        <source>It is proposed already</source>
        <translation>已提出</translation>
    </message>
    <message>
        <source>A lead agreed to it</source>
        <translation>主管已同意</translation>
    </message>
</context>
<context>
    <name>CheckOutBox</name>
    <message>
        <source>Check out accounts</source>
        <translation>签出账户</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>签出</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>To day, that day included</source>
        <translation>截止日（含当日）</translation>
    </message>
    <message>
        <source>Opens for</source>
        <translation>可打开</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Key of the snapshot</source>
        <translation>快照的密钥</translation>
    </message>
    <message>
        <source>in the keyring of this computer</source>
        <translation>在本机的密钥环中</translation>
    </message>
    <message>
        <source>under a passphrase, for another computer</source>
        <translation>以口令保护，可在其他电脑使用</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message numerus="yes">
        <source>At least %n signs. Who loses it loses the snapshot.</source>
        <translation>
            <numerusform>至少 %n 个字符。丢失口令即丢失快照。</numerusform>
        </translation>
    </message>
    <message>
        <source>The books have no account at a bank, processor or custodian yet.</source>
        <translation>账簿中还没有银行、支付机构或托管方的账户。</translation>
    </message>
    <message>
        <source>A day such as 2026-11-19.</source>
        <translation>日期，如 2026-11-19。</translation>
    </message>
    <message>
        <source>Choose at least one account.</source>
        <translation>请至少选择一个账户。</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>期间的结束早于开始。</translation>
    </message>
    <message numerus="yes">
        <source>At least %n signs.</source>
        <translation>
            <numerusform>至少 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>That is not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Entries travel encrypted, by amount, day and reference. Customers stand in them as pseudonyms; of words only keyed marks go along.</source>
        <translation>分录加密带出，只含金额、日期和参考号。客户以假名出现；文字只带出加密钥的标记。</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
</context>
<context>
    <name>CheckOuts</name>
    <message>
        <source>on this computer</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>签出人</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>签出时间</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>分录</translation>
    </message>
    <message>
        <source>Opens until</source>
        <translation>可打开至</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>out</source>
        <translation>已签出</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>已召回</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>已销毁</translation>
    </message>
    <message>
        <source>checked in</source>
        <translation>已签入</translation>
    </message>
</context>
<context>
    <name>CheckOutsPage</name>
    <message>
        <source>Reconcile</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Check-outs</source>
        <translation>签出</translation>
    </message>
    <message>
        <source>Nothing is checked out. Take accounts and a period along, and reconcile them without a network.</source>
        <translation>尚无签出。带上账户与期间，即可在没有网络时对账。</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>签出</translation>
    </message>
    <message>
        <source>House rules</source>
        <translation>对账规则</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>Destroy here</source>
        <translation>在此销毁</translation>
    </message>
    <message>
        <source>The rules wait for a lead.</source>
        <translation>规则等待主管同意。</translation>
    </message>
    <message>
        <source>Recall check-out {number}</source>
        <translation>召回签出 {number}</translation>
    </message>
    <message>
        <source>No decision made on it will be taken in any more. The file stays where it is.</source>
        <translation>基于它的任何决定都不再被签入。文件留在原处。</translation>
    </message>
    <message>
        <source>Destroy the snapshot of check-out {number}</source>
        <translation>销毁签出 {number} 的快照</translation>
    </message>
    <message>
        <source>Its key, its file and decisions not checked in are gone for good.</source>
        <translation>其密钥、文件和未签入的决定将永久消失。</translation>
    </message>
    <message>
        <source>Destroy</source>
        <translation>销毁</translation>
    </message>
    <message>
        <source>Checking out</source>
        <translation>正在签出</translation>
    </message>
    <message numerus="yes">
        <source>%n entries are checked out</source>
        <translation>
            <numerusform>已签出 %n 条分录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n out</source>
        <translation>
            <numerusform>%n 个已签出</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a check-out</source>
        <translation>请选择一个签出</translation>
    </message>
    <message>
        <source>It is {state}</source>
        <translation>{state}</translation>
    </message>
    <message>
        <source>Only who took it or a lead recalls it</source>
        <translation>只有签出人或主管可召回</translation>
    </message>
    <message>
        <source>Its file is not on this computer</source>
        <translation>其文件不在本机</translation>
    </message>
    <message>
        <source>Only who took it destroys it</source>
        <translation>只有签出人可销毁</translation>
    </message>
</context>
<context>
    <name>ClassRenewal</name>
    <message>
        <source>Choose the class, then press the same key again.</source>
        <translation>请选择类别，然后再按一次同一个键。</translation>
    </message>
    <message>
        <source>Who holds the key of a class renews it.</source>
        <translation>由持有该类别密钥的人更换。</translation>
    </message>
    <message>
        <source>A key is being renewed</source>
        <translation>正在更换密钥</translation>
    </message>
    <message>
        <source>No class is chosen.</source>
        <translation>未选择类别。</translation>
    </message>
    <message>
        <source>An administrator certifies the new key first.</source>
        <translation>须先由管理员认证新密钥。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Offered. Read the number of the new key to an administrator.</source>
        <translation>已提交。请把新密钥的编号念给管理员。</translation>
    </message>
    <message>
        <source>New key of {name}</source>
        <translation>{name}的新密钥</translation>
    </message>
    <message numerus="yes">
        <source>%n keys are under the new one.</source>
        <translation>
            <numerusform>%n 个密钥已归入新密钥。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be opened and stay under the old key.</source>
        <translation>
            <numerusform>%n 个无法打开，仍留在旧密钥下。</numerusform>
        </translation>
    </message>
    <message>
        <source>Made by {names}: tell an administrator.</source>
        <translation>由 {names} 生成：请告知管理员。</translation>
    </message>
    <message>
        <source>The old key is retired.</source>
        <translation>旧密钥已停用。</translation>
    </message>
    <message>
        <source>Stopped; the same key goes on.</source>
        <translation>已停止；按同一个键可继续。</translation>
    </message>
    <message>
        <source>The old key stays in use.</source>
        <translation>旧密钥继续使用。</translation>
    </message>
    <message>
        <source>new key of {name} waits for a certificate</source>
        <translation>{name}提交的新密钥等待认证</translation>
    </message>
    <message>
        <source>new key is certified: keys are left under the old one</source>
        <translation>新密钥已认证：尚有密钥留在旧密钥下</translation>
    </message>
</context>
<context>
    <name>ClockPane</name>
    <message>
        <source>Open the letter</source>
        <translation>打开来信</translation>
    </message>
    <message>
        <source>Choose a request to see its clocks.</source>
        <translation>选择一项请求以查看其期限。</translation>
    </message>
</context>
<context>
    <name>Clocks</name>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Statute</source>
        <translation>法定</translation>
    </message>
    <message>
        <source>How the days come about</source>
        <translation>日期的由来</translation>
    </message>
</context>
<context>
    <name>ClosingPanel</name>
    <message>
        <source>Proof and months</source>
        <translation>核验与月份</translation>
    </message>
    <message>
        <source>Both sides by asset</source>
        <translation>各资产的两方</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>资产</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>方</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>What disagrees</source>
        <translation>不符之处</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation>封账人</translation>
    </message>
    <message>
        <source>Propose to seal</source>
        <translation>提议封账</translation>
    </message>
    <message>
        <source>Not proved yet. The worker proves the books once a day, while it runs.</source>
        <translation>尚未核验。后台任务运行时每天核验一次账簿。</translation>
    </message>
    <message>
        <source>Clients and house own what banks, processors and custodians hold. Proved {at}.</source>
        <translation>客户与公司所有之数，等于银行、支付机构与托管方所持之数。核验于 {at}。</translation>
    </message>
    <message>
        <source>The books contradict themselves. Proved {at}. Export nothing; tell the auditor.</source>
        <translation>账簿自相矛盾。核验于 {at}。请勿导出任何内容，并告知审计员。</translation>
    </message>
    <message>
        <source>does not balance: {sums}</source>
        <translation>不平衡：{sums}</translation>
    </message>
    <message>
        <source>balance of {month} is wrong</source>
        <translation>{month} 的余额有误</translation>
    </message>
    <message numerus="yes">
        <source>Each of %n crypto withdrawals above the limit had a valid approval.</source>
        <translation>
            <numerusform>%n 笔超过限额的加密资产提币均有有效批准。</numerusform>
        </translation>
    </message>
    <message>
        <source>Crypto withdrawals without a valid approval: {named}. {keys} lists all of them.</source>
        <translation>没有有效批准的加密资产提币：{named}。按 {keys} 列出全部。</translation>
    </message>
    <message>
        <source>Propose to seal {month}</source>
        <translation>提议封存 {month}</translation>
    </message>
    <message>
        <source>owned</source>
        <translation>应有</translation>
    </message>
    <message>
        <source>held</source>
        <translation>实有</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>已封账</translation>
    </message>
    <message>
        <source>closed, empty</source>
        <translation>空月，已关闭</translation>
    </message>
    <message>
        <source>waits for a second</source>
        <translation>等待第二人</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未封账</translation>
    </message>
    <message>
        <source>not over</source>
        <translation>尚未结束</translation>
    </message>
</context>
<context>
    <name>Colleagues</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnBox</name>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Declared, card, MRZ</source>
        <translation>申报、证件、机读区</translation>
    </message>
    <message>
        <source>No conflict</source>
        <translation>无冲突</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>申报</translation>
    </message>
    <message>
        <source>Card, read</source>
        <translation>证件读取</translation>
    </message>
    <message>
        <source>MRZ</source>
        <translation>机读区</translation>
    </message>
    <message>
        <source>{count} close</source>
        <translation>{count} 项相近</translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>1 项冲突</translation>
    </message>
    <message>
        <source>{count} conflicts</source>
        <translation>{count} 项冲突</translation>
    </message>
</context>
<context>
    <name>ComplaintsBox</name>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Record a complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>来信方式</translation>
    </message>
    <message>
        <source>Find the customer it is about</source>
        <translation>查找所涉及的客户</translation>
    </message>
    <message>
        <source>Which authority</source>
        <translation>哪个机构</translation>
    </message>
    <message>
        <source>Its file number</source>
        <translation>其案号</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>答复期限</translation>
    </message>
    <message>
        <source>How it ends</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>By which letter</source>
        <translation>以哪封信</translation>
    </message>
    <message>
        <source>Answered on</source>
        <translation>答复日期</translation>
    </message>
    <message>
        <source>Write down what the letter says, or what was answered.</source>
        <translation>请写下来信内容，或答复内容。</translation>
    </message>
    <message>
        <source>Say whom it is about: choose the customer, or tick that it is nobody of ours.</source>
        <translation>请说明涉及何人：选择客户，或勾选“非本公司客户”。</translation>
    </message>
    <message>
        <source>This is no day. Write it as 2026-11-21.</source>
        <translation>这不是日期。请写成 2026-11-21 的形式。</translation>
    </message>
    <message>
        <source>Being entered</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Called back; nothing has left.</source>
        <translation>已撤回；没有发出任何内容。</translation>
    </message>
    <message>
        <source>Being recorded</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Answered by no letter of ours</source>
        <translation>未以我方信函答复</translation>
    </message>
    <message>
        <source>nobody of ours</source>
        <translation>非本公司客户</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>What the letter says, or what was said, in their words</source>
        <translation>来信内容或所述内容，用原话</translation>
    </message>
    <message>
        <source>What was answered, to whom, and what changed</source>
        <translation>答复了什么、答复给谁、作了哪些改变</translation>
    </message>
    <message>
        <source>Enter opens its words.</source>
        <translation>按回车键打开内容。</translation>
    </message>
    <message>
        <source>Recorded: it stays on the board until it is closed.</source>
        <translation>已登记：结案前一直显示在看板上。</translation>
    </message>
    <message>
        <source>Closed.</source>
        <translation>已结案。</translation>
    </message>
    <message>
        <source>What is recorded stays in sight until it is closed.</source>
        <translation>登记后在结案前始终可见。</translation>
    </message>
</context>
<context>
    <name>ConsentsBox</name>
    <message>
        <source>What the person agreed to</source>
        <translation>本人给予的同意</translation>
    </message>
    <message>
        <source>Take back what is ticked</source>
        <translation>撤回勾选的同意</translation>
    </message>
    <message>
        <source>It is effective at once: marketing that waits does not leave. What was done before stays lawful.</source>
        <translation>立即生效：待发的营销邮件不再发出。此前的处理仍属合法。</translation>
    </message>
    <message>
        <source>Tick what the person takes back.</source>
        <translation>请勾选本人要撤回的同意。</translation>
    </message>
    <message>
        <source>Consent taken back: {purposes}</source>
        <translation>已撤回同意：{purposes}</translation>
    </message>
    <message>
        <source>Being entered</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Taken back by the letter, though no consent stands: {purposes}</source>
        <translation>来信撤回，但没有生效中的同意：{purposes}</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>needed where the person lives, and does not stand</source>
        <translation>其所在地要求同意，但目前无效</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>never given</source>
        <translation>从未给予</translation>
    </message>
    <message>
        <source>never given, so the letter has nothing to take back</source>
        <translation>从未同意，来信没有可撤回的内容</translation>
    </message>
    <message>
        <source>{at}: taken back {how}</source>
        <translation>{at}：{how}撤回</translation>
    </message>
    <message>
        <source>the words on file</source>
        <translation>与存档文字一致</translation>
    </message>
    <message>
        <source>words that are not on file any more</source>
        <translation>文字已不在存档中</translation>
    </message>
    <message>
        <source>{at}: given {how} to notice {version} in {language}; {proof} (SHA-256 {hash}…)</source>
        <translation>{at}：{how}同意，文字版本 {version}（{language}）；{proof}（SHA-256 {hash}…）</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>The books contradicted themselves when they were proved, {at}.</source>
        <translation>{at} 核验时，账簿自相矛盾。</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>查看位置</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>已撤回。</translation>
    </message>
    <message>
        <source>Proposed. A finance lead who is somebody else decides it under Approvals.</source>
        <translation>已提交。由另一位财务主管在“审批”中决定。</translation>
    </message>
    <message>
        <source>only finance corrects and seals</source>
        <translation>只有财务可以更正和封账</translation>
    </message>
    <message>
        <source>choose a posting first</source>
        <translation>请先选择一笔分录</translation>
    </message>
    <message>
        <source>it is reversed already</source>
        <translation>它已被冲销</translation>
    </message>
    <message>
        <source>its reversal waits for a lead</source>
        <translation>其冲销正等待主管审批</translation>
    </message>
    <message>
        <source>choose a correction that waits first</source>
        <translation>请先选择一项待批的更正</translation>
    </message>
    <message>
        <source>look at the months first</source>
        <translation>请先查看月份</translation>
    </message>
    <message>
        <source>no month can be sealed now</source>
        <translation>目前没有可封账的月份</translation>
    </message>
</context>
<context>
    <name>DayCounts</name>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>剩余 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>The promise governs: it ends %n days before the statute.</source>
        <translation>
            <numerusform>以承诺为准：比法定期限早 %n 天。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The statute governs: it ends %n days before the promise.</source>
        <translation>
            <numerusform>以法定为准：比承诺早 %n 天。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stood still %n days while the person was asked</source>
        <translation>
            <numerusform>询问本人期间停计 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clarification: %n days do not count</source>
        <translation>
            <numerusform>澄清期间：%n 天不计</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n days, the answer’s own day too</source>
        <translation>
            <numerusform>至多 %n 天，含答复当日</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DaysChart</name>
    <message>
        <source>Requests by days left; the table beside it says the same</source>
        <translation>按剩余天数的请求；旁边的表格内容相同</translation>
    </message>
    <message>
        <source>days left</source>
        <translation>剩余天数</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>投递中</translation>
    </message>
    <message>
        <source>Days of the chart</source>
        <translation>图中的日期</translation>
    </message>
    <message>
        <source>← → day   + − zoom   0 all   Enter list from that day</source>
        <translation>← → 日期   + − 缩放   0 全部   Enter 从该日列出</translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n 项请求</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceBox</name>
    <message>
        <source>Confirm a match that differs</source>
        <translation>确认有差额的匹配</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>What the difference is</source>
        <translation>差额是什么</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>是什么？</translation>
    </message>
    <message>
        <source>Why both sides differ</source>
        <translation>两边为何不同</translation>
    </message>
    <message>
        <source>The two sides differ by {amount} {asset}, which is more than this account tolerates.</source>
        <translation>两边相差 {amount} {asset}，超出了此账户的容差。</translation>
    </message>
    <message>
        <source>Say in a few words why.</source>
        <translation>请用几个字说明原因。</translation>
    </message>
    <message>
        <source>Say what the difference is.</source>
        <translation>请说明差额是什么。</translation>
    </message>
    <message>
        <source>Being signed</source>
        <translation>正在签名</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Facts of the transaction</source>
        <translation>交易详情</translation>
    </message>
    <message>
        <source>All sides</source>
        <translation>全部分录</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>资产</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>冲销</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>its reversal waits for a lead</source>
        <translation>其冲销正等待主管审批</translation>
    </message>
    <message>
        <source>Choose a posting.</source>
        <translation>请选择一条分录。</translation>
    </message>
    <message>
        <source>Reverses T-{number}</source>
        <translation>冲销 T-{number}</translation>
    </message>
    <message>
        <source>Reversed by {numbers}</source>
        <translation>已被 {numbers} 冲销</translation>
    </message>
    <message>
        <source>Corrects T-{number}</source>
        <translation>更正 T-{number}</translation>
    </message>
    <message>
        <source>Corrected by {numbers}</source>
        <translation>由 {numbers} 更正</translation>
    </message>
    <message>
        <source>sums to {sums}</source>
        <translation>合计 {sums}</translation>
    </message>
    <message>
        <source>does not balance: {sums}</source>
        <translation>不平：{sums}</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>发生日</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>入账日</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>记录时间</translation>
    </message>
    <message>
        <source>before the freeze of {at}, booked after it</source>
        <translation>在 {at} 冻结之前，冻结后才入账</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>转出时间</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Booked by</source>
        <translation>入账人</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提议人</translation>
    </message>
    <message>
        <source>Agreed by</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未封存</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
</context>
<context>
    <name>DutiesBox</name>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Duties of {name}</source>
        <translation>{name} 的职责</translation>
    </message>
    <message>
        <source>Being changed</source>
        <translation>正在更改</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>Nothing changes until a second administrator agrees under Approvals.</source>
        <translation>在另一位管理员于“审批”中同意之前不会有任何变化。</translation>
    </message>
    <message>
        <source>This comes into force at once, and the DPO is told.</source>
        <translation>立即生效，并告知数据保护官。</translation>
    </message>
</context>
<context>
    <name>DutyList</name>
    <message>
        <source>Duties</source>
        <translation>职责</translation>
    </message>
    <message>
        <source>second administrator</source>
        <translation>需第二位管理员</translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message>
        <source>Waiting for you elsewhere</source>
        <translation>其他待办</translation>
    </message>
</context>
<context>
    <name>EmergencyBox</name>
    <message>
        <source>Emergency access</source>
        <translation>紧急访问</translation>
    </message>
    <message>
        <source>Open for 60 minutes</source>
        <translation>开放 60 分钟</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Case number, customer id, or name</source>
        <translation>案件编号、客户编号或姓名</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Found customers</source>
        <translation>找到的客户</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What happened, and why it cannot wait</source>
        <translation>发生了什么，为何不能等待</translation>
    </message>
    <message>
        <source>Every desk is told at once, with your name and the reason. The DPO and the administrators acknowledge it. It ends by itself.</source>
        <translation>将立即告知所有人您的姓名和理由。数据保护官和管理员须确认。到时自动结束。</translation>
    </message>
    <message>
        <source>Everybody reads this: write no name and nothing about the customer.</source>
        <translation>所有人都能看到：请勿写姓名或客户信息。</translation>
    </message>
    <message>
        <source>Open for 60 minutes. Everybody is told.</source>
        <translation>已开放 60 分钟。已告知所有人。</translation>
    </message>
    <message>
        <source>Being opened</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>No customer and no case fits this.</source>
        <translation>没有符合的客户或案件。</translation>
    </message>
    <message>
        <source>Find the customer first</source>
        <translation>请先查找客户</translation>
    </message>
    <message>
        <source>At most 500 signs</source>
        <translation>最多 500 个字符</translation>
    </message>
    <message>
        <source>A reason of 20 letters first</source>
        <translation>请先写至少 20 个字母的理由</translation>
    </message>
</context>
<context>
    <name>EndBox</name>
    <message>
        <source>End</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>Their sessions end now, their duties and keys are taken, and cases they hold go back. What they did stays in the trail. This is for good: nobody gets this name again.</source>
        <translation>其会话立即结束，职责和密钥被收回，所持案件退回队列。其操作记录保留。此操作不可恢复：该登录名不会再分配。</translation>
    </message>
    <message>
        <source>End {name} here</source>
        <translation>终止 {name}</translation>
    </message>
    <message>
        <source>Type {name} to confirm</source>
        <translation>输入 {name} 以确认</translation>
    </message>
    <message>
        <source>Being ended</source>
        <translation>正在终止</translation>
    </message>
    <message>
        <source>End, after the name</source>
        <translation>输入登录名后方可终止</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>The keyring does not give your password. Type it.</source>
        <translation>密钥环未提供您的密码。请手动输入。</translation>
    </message>
</context>
<context>
    <name>EntryBox</name>
    <message>
        <source>Propose</source>
        <translation>提议</translation>
    </message>
    <message>
        <source>Against the account</source>
        <translation>对方账户</translation>
    </message>
    <message>
        <source>Choose an account of the books</source>
        <translation>请选择账簿中的账户</translation>
    </message>
    <message>
        <source>Booked on</source>
        <translation>记账日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why, in words the lead and the auditor understand</source>
        <translation>原因，用主管和审计员能看懂的话</translation>
    </message>
    <message>
        <source>Say in a few words why.</source>
        <translation>请简单说明理由。</translation>
    </message>
    <message>
        <source>“{text}” is no day. Write 2026-11-19.</source>
        <translation>“{text}”不是日期。请写成 2026-11-19。</translation>
    </message>
    <message>
        <source>Choose the account the other side is booked on.</source>
        <translation>请选择记入另一方的账户。</translation>
    </message>
</context>
<context>
    <name>EntryDrawer</name>
    <message>
        <source>Facts of the entry</source>
        <translation>条目详情</translation>
    </message>
    <message>
        <source>Who has read this customer&apos;s data</source>
        <translation>谁读取过该客户的数据</translation>
    </message>
    <message>
        <source>All about this customer</source>
        <translation>该客户的全部条目</translation>
    </message>
    <message>
        <source>All of this person</source>
        <translation>此人的全部条目</translation>
    </message>
    <message>
        <source>Choose an entry.</source>
        <translation>请选择一个条目。</translation>
    </message>
    <message>
        <source>Entry {number}</source>
        <translation>条目 {number}</translation>
    </message>
</context>
<context>
    <name>Erasure</name>
    <message>
        <source>The account is overdrawn by {amount}: finance settles that first.</source>
        <translation>账户透支 {amount}：请财务先行结清。</translation>
    </message>
    <message>
        <source>The account still holds {amount}: finance pays it out first.</source>
        <translation>账户仍有 {amount}：须先由财务付出。</translation>
    </message>
    <message>
        <source>Case K-{number} is open: KYC decides it first.</source>
        <translation>案件 K-{number} 未结：须先由 KYC 作出决定。</translation>
    </message>
    <message>
        <source>A legal hold is in force ({reason} {reference}): nothing goes until it is released.</source>
        <translation>法律保留生效中（{reason} {reference}）：解除之前不得删除。</translation>
    </message>
    <message>
        <source>Mail to this person has not left yet: wait for it, or call it back.</source>
        <translation>致此人的邮件尚未发出：请等待或撤回。</translation>
    </message>
    <message>
        <source>The account is frozen: a lead of finance lifts that first.</source>
        <translation>账户已冻结：须先由财务主管解除。</translation>
    </message>
    <message>
        <source>The account is open: close it first, as its person wishes.</source>
        <translation>账户未关闭：请先按其本人意愿关闭。</translation>
    </message>
    <message>
        <source>Went</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>将删除</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>保留至</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>no end yet</source>
        <translation>尚无期限</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>This person’s rows</source>
        <translation>此人的行</translation>
    </message>
    <message>
        <source>Other rows</source>
        <translation>其他行</translation>
    </message>
    <message>
        <source>What of it</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why it stays</source>
        <translation>保留原因</translation>
    </message>
    <message>
        <source>Nothing is left that could go. What stays has its ground; the answer says which.</source>
        <translation>已没有可以删除的内容。保留的内容各有其理由，答复中会说明。</translation>
    </message>
    <message>
        <source>The firm takes nobody under 18 (K-10): with a minor no customer relationship begins, which is what the duty to keep identity records is about. So all of it goes (GDPR Art. 17(1)(d)); bookings stay without a name, and how the request was answered. Whoever needs more of it sets a legal hold first.</source>
        <translation>公司不接受未满 18 岁者（K-10）：与未成年人之间不成立客户关系，而身份记录的保存义务正以此为前提。因此全部删除（GDPR 第 17 条第 1 款 (d) 项）；账目以无姓名形式保留，对请求的答复证明亦予保留。如需保留更多，请先设置法律保全。</translation>
    </message>
    <message>
        <source>Erased on {at}, and searched: nothing is left without a ground or an explanation.</source>
        <translation>已于 {at} 删除并完成搜索：剩余内容均有理由或说明。</translation>
    </message>
    <message>
        <source>Something has to be settled first:</source>
        <translation>须先处理以下事项：</translation>
    </message>
    <message>
        <source>Rows that went: {goes}. Kept on the grounds above: {kept}. Keys destroyed: {keys}.</source>
        <translation>已删除行数：{goes}。依上列依据保留：{kept}。已销毁密钥：{keys}。</translation>
    </message>
    <message>
        <source>Rows that go: {goes}. Kept on the grounds above: {kept}.</source>
        <translation>将删除行数：{goes}。依上列依据保留：{kept}。</translation>
    </message>
    <message>
        <source>Proposed by {person} on {at}. A second person agrees to exactly this under Approvals.</source>
        <translation>由 {person} 于 {at} 提议。第二人在“审批”中对此内容表示同意。</translation>
    </message>
    <message>
        <source>{person} has agreed. It can be carried out until {at}, and cannot be undone.</source>
        <translation>{person} 已同意。可在 {at} 之前执行，且无法撤销。</translation>
    </message>
    <message>
        <source>A second person has to agree to exactly this before anything goes.</source>
        <translation>删除之前须由第二人对此内容表示同意。</translation>
    </message>
    <message>
        <source>Erased on {at}. The answer waits for the search through every table.</source>
        <translation>已于 {at} 删除。答复须等待对所有表的检索。</translation>
    </message>
</context>
<context>
    <name>ErasureBox</name>
    <message>
        <source>What goes and what stays</source>
        <translation>删除与保留的内容</translation>
    </message>
    <message>
        <source>Why it may stay there</source>
        <translation>为何可以保留</translation>
    </message>
    <message>
        <source>Without a name; for the place that is chosen above. Enter keeps it.</source>
        <translation>不写姓名；针对上方选中的位置。按 Enter 保存。</translation>
    </message>
    <message>
        <source>What to search for</source>
        <translation>检索内容</translation>
    </message>
    <message>
        <source>Name, e-mail, phone number as the letter says them, one a line</source>
        <translation>来函中的姓名、电子邮箱、电话号码，每行一个</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>再次检索</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>法律保留</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Being closed</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>Search after the erasure</source>
        <translation>删除后的检索</translation>
    </message>
    <message>
        <source>Being kept</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>The birth date is opened</source>
        <translation>正在打开出生日期</translation>
    </message>
    <message>
        <source>Choose what shows that the person is a minor; the second person reads it.</source>
        <translation>请选择证明其为未成年人的依据；第二人会看到。</translation>
    </message>
    <message>
        <source>Being proposed</source>
        <translation>正在提议</translation>
    </message>
    <message>
        <source>Erasure and its search</source>
        <translation>删除及其检索</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>正在起草</translation>
    </message>
    <message numerus="yes">
        <source>The search found %n places to look at. Explain why they stay, or search again.</source>
        <translation>
            <numerusform>检索到 %n 处待查看。请说明保留原因，或再次检索。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the account</source>
        <translation>关闭账户</translation>
    </message>
    <message>
        <source>Propose to a second person</source>
        <translation>提交第二人复核</translation>
    </message>
    <message>
        <source>Erase now</source>
        <translation>立即删除</translation>
    </message>
    <message>
        <source>Search every table</source>
        <translation>检索所有表</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>起草答复</translation>
    </message>
    <message>
        <source>What was known was held in memory and is gone. What the law keeps is read from the database again.</source>
        <translation>已知信息仅存于内存，现已不在。依法保留的内容将重新从数据库读取。</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>A rule does not allow this. Nothing was changed.</source>
        <translation>规则不允许此操作。没有任何更改。</translation>
    </message>
    <message>
        <source>This was changed meanwhile. Nothing of yours was lost; look at it again.</source>
        <translation>内容在此期间已被更改。您的内容没有丢失；请重新查看。</translation>
    </message>
    <message>
        <source>This is not available now. Nothing was changed; try again later.</source>
        <translation>暂时不可用。没有任何更改；请稍后再试。</translation>
    </message>
    <message>
        <source>Your duties do not allow this. Nothing was changed.</source>
        <translation>您的职责不允许此操作。没有任何更改。</translation>
    </message>
    <message>
        <source>This is not there any more, or is not for you.</source>
        <translation>此内容已不存在，或您无权查看。</translation>
    </message>
    <message>
        <source>The list could not be written as {path}: {reason}. Nothing was kept of it; make room and try again.</source>
        <translation>列表无法写入 {path}：{reason}。未保留任何部分；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>{count} entries are too many for a PDF of {at_most}. Nothing was written; narrow the list, or take CSV.</source>
        <translation>{count} 条超过 PDF 的上限 {at_most} 条。未写入任何内容；请缩小范围或改用 CSV。</translation>
    </message>
    <message>
        <source>The firm’s seal key does not lie in {folder}, so nothing can be proved here. Nothing was verified; do it where the sealer runs, or name the key in the settings.</source>
        <translation>{folder} 中没有本公司的封存密钥，因此无法在此证明。未作任何验证；请在运行封存服务的电脑上验证，或在设置中写明该密钥。</translation>
    </message>
    <message>
        <source>There is no such entry, or it is not for you.</source>
        <translation>没有此条目，或您无权查阅。</translation>
    </message>
    <message>
        <source>The checkpoints of the sealed trail in {path} cannot be used: {reason}. No entry is lost; make room.</source>
        <translation>{path} 中封存记录的检查点无法使用：{reason}。没有条目丢失；请腾出空间。</translation>
    </message>
    <message>
        <source>None of your duties lets you verify this part of the trail. An auditor or administrator can.</source>
        <translation>您的职责都不允许验证这部分审计记录。审计员或管理员可以验证。</translation>
    </message>
    <message>
        <source>The document is not signed yet after {seconds} s, so it was not kept. Try again.</source>
        <translation>文件在 {seconds} 秒后仍未签名，因此没有保存。请重试。</translation>
    </message>
    <message>
        <source>The firm signs a document only for who has just entered it. Nothing was signed; write it again.</source>
        <translation>公司只为刚刚登记该文件的人签名。没有签名任何内容；请重新生成。</translation>
    </message>
    <message>
        <source>What a restore left over of {stream} is not sealed. The keeper runs: backoffice audit restored.</source>
        <translation>恢复后 {stream} 的剩余条目尚未封存。请数据库管理者运行：backoffice audit restored。</translation>
    </message>
    <message>
        <source>The sealing key in {path} cannot be used: {reason}. Nothing is sealed until it is put right.</source>
        <translation>{path} 中的封存密钥无法使用：{reason}。修复之前不会封存任何条目。</translation>
    </message>
    <message>
        <source>Batch {batch} of {stream} differs from the checkpoints in {path}. Sealing stops; verify the trail.</source>
        <translation>{stream} 的第 {batch} 批与 {path} 中的检查点不一致。封存已停止；请验证审计记录。</translation>
    </message>
    <message>
        <source>“{text}” does not say in which time zone it is. Nothing was changed; give the zone too.</source>
        <translation>“{text}”没有说明时区。没有任何更改；请同时写明时区。</translation>
    </message>
    <message>
        <source>The settings in {file} cannot be read: {fault}. Your data is safe; correct the file and start again.</source>
        <translation>无法读取 {file} 中的设置：{fault}。数据安全；请更正文件后重新启动。</translation>
    </message>
    <message>
        <source>The database is busy. Nothing was changed and what you typed stays; try again in a moment.</source>
        <translation>数据库繁忙。没有任何更改，您输入的内容仍在；请稍候再试。</translation>
    </message>
    <message>
        <source>The disk of the database is full. Nothing was changed; make room, then try again.</source>
        <translation>数据库磁盘已满。没有任何更改；请腾出空间后再试。</translation>
    </message>
    <message>
        <source>The connection to the database is lost. What you typed stays; it is tried again by itself.</source>
        <translation>与数据库的连接已断开。您输入的内容仍在；系统会自动重试。</translation>
    </message>
    <message>
        <source>The database refused this ({state}). Nothing was changed; tell your administrator: {what}</source>
        <translation>数据库拒绝了此操作（{state}）。没有任何更改；请告知管理员：{what}</translation>
    </message>
    <message>
        <source>None of your duties allows this. Nothing was changed; ask your administrator for the duty.</source>
        <translation>您的职责均不允许此操作。没有任何更改；如有需要，请向管理员申请相应职责。</translation>
    </message>
    <message>
        <source>The database lets you in no more: your access was suspended or ended, or your password was changed. What you had begun to write is kept. Ask an administrator.</source>
        <translation>数据库不再允许您进入：您的权限已被暂停或终止，或密码已更改。您已开始写的内容已保留。请联系管理员。</translation>
    </message>
    <message>
        <source>This was sent twice with different contents. The first one counts; look at it again.</source>
        <translation>同一请求以不同内容发送了两次。以第一次为准；请重新查看。</translation>
    </message>
    <message>
        <source>The document could not be made: {fault}. Nothing was written; try again.</source>
        <translation>无法生成文档：{fault}。未写入任何内容；请重试。</translation>
    </message>
    <message>
        <source>The document took longer than {seconds} s and was given up. Nothing was written; try again.</source>
        <translation>生成文档超过 {seconds} 秒，已放弃。未写入任何内容；请重试。</translation>
    </message>
    <message>
        <source>The signature is not the firm&apos;s, so the document was not kept. Tell your administrator.</source>
        <translation>签名不是公司的，因此未保留文档。请告知管理员。</translation>
    </message>
    <message>
        <source>“{keys}” are no keys. The old ones stay; press one to three keys.</source>
        <translation>“{keys}”不是有效按键。原按键保留；请按一至三个键。</translation>
    </message>
    <message>
        <source>{keys} already does “{action}”. The old keys stay; choose others.</source>
        <translation>{keys} 已用于“{action}”。原按键保留；请另选。</translation>
    </message>
    <message>
        <source>Your changed keys in {file} cannot be read: {fault}. The shipped keys are in use.</source>
        <translation>无法读取 {file} 中您更换的按键：{fault}。现使用默认按键。</translation>
    </message>
    <message>
        <source>Somebody else has changed this case meanwhile. Your note is kept; look at the case again.</source>
        <translation>此案件在此期间已被他人更改。您的备注已保留；请重新查看案件。</translation>
    </message>
    <message>
        <source>The case file could not be written to {path}: {reason}. The case is safe; make room, then try again.</source>
        <translation>案件档案无法写入 {path}：{reason}。案件安全；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The mail to the customer has already left, so the verdict stands. It can no longer be taken back.</source>
        <translation>给客户的邮件已发出，结论生效，无法再撤回。</translation>
    </message>
    <message>
        <source>Only a lead can do this. Nothing was changed; escalate the case with E.</source>
        <translation>只有主管可以这样做。没有任何更改；请按 E 上报案件。</translation>
    </message>
    <message>
        <source>There is no such case, or it is not for you. Search for its number.</source>
        <translation>没有此案件，或您无权查看。请按编号搜索。</translation>
    </message>
    <message>
        <source>This file is no picture that can be read here. Nothing was added; take a JPEG or PNG file.</source>
        <translation>此文件不是可读取的图片。未添加任何内容；请选择 JPEG 或 PNG 文件。</translation>
    </message>
    <message>
        <source>These lines are no machine-readable zone: {problem}. Nothing was changed.</source>
        <translation>这些行不是机读区：{problem}。没有任何更改。</translation>
    </message>
    <message>
        <source>This verdict is somebody else&apos;s, so only they can take it back. Nothing was changed.</source>
        <translation>此结论由他人作出，只有本人可以撤回。没有任何更改。</translation>
    </message>
    <message>
        <source>You do not hold this case any more. Your note is kept; take the case again to go on.</source>
        <translation>您已不再持有此案件。您的备注已保留；请重新领取后继续。</translation>
    </message>
    <message>
        <source>Reason {reason} needs a note in your own words. Nothing was sent; write it, then press the key again.</source>
        <translation>理由 {reason} 需要您亲自写备注。尚未发送；请写好后再按一次。</translation>
    </message>
    <message>
        <source>The note has {length} characters and {at_most} fit. Nothing was sent; shorten it.</source>
        <translation>备注有 {length} 个字符，最多 {at_most} 个。尚未发送；请缩短。</translation>
    </message>
    <message>
        <source>The papers of this case are closed to you, so its file cannot be written. Take the case first.</source>
        <translation>此案件的材料对您关闭，因此无法生成档案。请先领取案件。</translation>
    </message>
    <message>
        <source>This picture is too large to open safely. Nothing was added; send it smaller.</source>
        <translation>此图片过大，无法安全打开。未添加任何内容；请提供较小的图片。</translation>
    </message>
    <message>
        <source>Your own verdict needs a second person. Nothing was changed; another lead has to look at it.</source>
        <translation>您自己的结论需要第二人复核。没有任何更改；须由另一位主管查看。</translation>
    </message>
    <message>
        <source>You hold as many cases as one person may. Decide or give back one of them first.</source>
        <translation>您持有的案件已达上限。请先作出决定或归还一个。</translation>
    </message>
    <message>
        <source>Reason {reason} does not belong to this verdict. Nothing was sent; choose another reason.</source>
        <translation>理由 {reason} 不适用于此结论。尚未发送；请另选理由。</translation>
    </message>
    <message>
        <source>These amounts are in different currencies. Nothing was changed.</source>
        <translation>这些金额币种不同。没有任何更改。</translation>
    </message>
    <message>
        <source>“{text}” is no amount. Nothing was changed; write it as 1234.56.</source>
        <translation>“{text}”不是金额。没有任何更改；请写成 1234.56 的形式。</translation>
    </message>
    <message>
        <source>“{text}” could be {first} or {second}. Nothing was changed; write which, with decimals.</source>
        <translation>“{text}”可能是 {first}，也可能是 {second}。未作任何更改；请写明是哪一个，并带上小数。</translation>
    </message>
    <message>
        <source>There is no policy for the firm “{controller}”. Nothing was changed; ask your administrator.</source>
        <translation>没有“{controller}”公司的政策。没有任何更改；请询问管理员。</translation>
    </message>
    <message>
        <source>This house has people of its own. Say who gives the command, with --as and a sign-in name.</source>
        <translation>此处已有自己的人员。请用 --as 加登录名说明由谁下达命令。</translation>
    </message>
    <message>
        <source>There is no firm in this home yet. Run backoffice sample or backoffice prepare first.</source>
        <translation>此主目录中还没有公司。请先运行 backoffice sample 或 backoffice prepare。</translation>
    </message>
    <message>
        <source>The name {name} was given to somebody before, or the database keeps it for itself. Nothing was added; choose another one.</source>
        <translation>名称 {name} 曾分配给他人，或由数据库保留。未添加任何内容；请另选一个。</translation>
    </message>
    <message>
        <source>Choose at least one duty from the list. Nothing was changed.</source>
        <translation>请至少从列表中选择一项职责。未作任何更改。</translation>
    </message>
    <message>
        <source>“{name}” is no sign-in name, or is kept for the database. It begins with a small letter; a-z, 0-9, . - _ follow.</source>
        <translation>“{name}”不能作为登录名，或由数据库保留。须以小写字母开头，其后可用 a-z、0-9、. - _。</translation>
    </message>
    <message>
        <source>The month {month} is still open. Months are sealed in their order; seal that one first.</source>
        <translation>{month} 月尚未封账。月份须按顺序封账，请先封该月。</translation>
    </message>
    <message>
        <source>These words hold the full number of the card that ends in {last}. Nothing was kept; write those four digits.</source>
        <translation>文字中含有尾号为 {last} 的完整卡号。未保存任何内容；请只写这四位数字。</translation>
    </message>
    <message>
        <source>Nothing was booked; findings in the file: {total}. Put them right and import it again.</source>
        <translation>未入账；文件中的问题：{total} 处。请更正后重新导入。</translation>
    </message>
    <message>
        <source>Something was booked in {month} since it was proposed to be sealed. Refuse it, and have it proposed anew.</source>
        <translation>提交封存以来，{month} 又有入账。请拒绝，并请对方重新提交。</translation>
    </message>
    <message>
        <source>The month {month} is not over, so it cannot be sealed. Seal it once its last day has passed.</source>
        <translation>{month} 月尚未结束，不能封账。请待其最后一天过后再封。</translation>
    </message>
    <message>
        <source>The month of {on} is sealed and takes nothing more. Book a correction on a day that is open.</source>
        <translation>{on} 所在月份已封账，不再接受记账。请在未封账的日期记更正。</translation>
    </message>
    <message>
        <source>Only a finance lead seals a month. Propose it to yours.</source>
        <translation>只有财务主管才能封存月份。请提交给您的主管。</translation>
    </message>
    <message>
        <source>A finance lead other than you has to agree, and nobody else has that duty. Nothing was proposed: let a colleague of finance propose it, or ask an administrator for another finance lead.</source>
        <translation>须由您以外的财务主管批准，而目前没有其他人担任此职责。未提交任何内容：请让财务同事来提交，或请管理员增设一位财务主管。</translation>
    </message>
    <message>
        <source>This import is no longer open, so nothing was booked. Begin it again.</source>
        <translation>此次导入已关闭，未入账。请重新开始。</translation>
    </message>
    <message>
        <source>Only finance brings files into the books. Nothing was read; ask somebody of finance.</source>
        <translation>只有财务人员可以导入账簿。未读取任何内容；请联系财务人员。</translation>
    </message>
    <message>
        <source>{path} holds neither tx.csv with postings.csv nor one .jsonl file. Choose the folder that does.</source>
        <translation>{path} 中既没有 tx.csv 和 postings.csv，也没有单个 .jsonl 文件。请选择正确的文件夹。</translation>
    </message>
    <message>
        <source>Transaction {transaction} does not come to zero in each asset, so it was not booked.</source>
        <translation>交易 {transaction} 各资产未归零，因此未入账。</translation>
    </message>
    <message>
        <source>{count} rows are more than the {at_most} that can be copied at once. Nothing was copied; select fewer.</source>
        <translation>{count} 行超过一次可复制的 {at_most} 行。未复制任何内容；请少选一些。</translation>
    </message>
    <message>
        <source>Amounts of different assets have no order. The list stays as it is; choose one asset first.</source>
        <translation>不同资产的金额无法排序。列表保持不变；请先选择一种资产。</translation>
    </message>
    <message>
        <source>There is no transaction {number} in the books. Check its number.</source>
        <translation>账簿中没有交易 {number}。请核对编号。</translation>
    </message>
    <message>
        <source>“{text}” is no amount. The list stays as it is; write 1250 or 1250.50, without a sign.</source>
        <translation>“{text}”不是金额。列表保持不变；请写 1250 或 1250.50，不带正负号。</translation>
    </message>
    <message>
        <source>The period ends on {until}, before it begins on {since}. Nothing was written; turn the days round.</source>
        <translation>期间结束于 {until}，早于开始日 {since}。没有写出任何文件；请调换两个日期。</translation>
    </message>
    <message>
        <source>The books have no account and no customer “{what}”. Nothing was written; check how it is spelt.</source>
        <translation>账簿中没有账户或客户“{what}”。没有写出任何文件；请检查拼写。</translation>
    </message>
    <message>
        <source>The figures of {account} in {asset} do not add up, so no report was written. Prove the books, and tell finance’s lead.</source>
        <translation>{account} 的 {asset} 数字对不上，因此没有写出报表。请验证账簿，并告知财务主管。</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}. Nothing half is left; choose another folder or make room.</source>
        <translation>无法写入 {path}：{reason}。没有留下残缺的文件；请另选文件夹或腾出空间。</translation>
    </message>
    <message>
        <source>{count} lines are more than the {at_most} a {form} takes. Nothing was written; choose a shorter period or CSV.</source>
        <translation>{count} 行超过了 {form} 最多可容纳的 {at_most} 行。没有写出任何文件；请缩短期间或改用 CSV。</translation>
    </message>
    <message>
        <source>None of your duties looks people up by name. Ask the reviewer or the data protection officer.</source>
        <translation>您的职责都不能按姓名查找客户。请询问审核员或数据保护官。</translation>
    </message>
    <message>
        <source>There is no such customer, or they are not for you.</source>
        <translation>没有此客户，或您无权查看。</translation>
    </message>
    <message>
        <source>No holiday calendar is known for “{place}”, so no date is guessed. Check the place.</source>
        <translation>没有“{place}”的节假日历，因此不猜测日期。请检查地点。</translation>
    </message>
    <message>
        <source>No rules say which law’s clock runs at “{place}”. Choose the controller’s place of establishment.</source>
        <translation>没有规则说明“{place}”适用哪部法律的期限。请选择控制者的设立地。</translation>
    </message>
    <message>
        <source>“{event}” on {on} lies before the day the request was received. Correct one of the two dates.</source>
        <translation>“{event}”（{on}）早于收到请求之日。请更正其中一个日期。</translation>
    </message>
    <message>
        <source>This person’s data is withheld from use while a dispute goes on. Ask the data protection officer.</source>
        <translation>争议期间，此人的数据暂停使用。请询问数据保护官。</translation>
    </message>
    <message>
        <source>No consent to this stands, so nothing was put on its way. Ask the person in their account.</source>
        <translation>没有有效的同意，因此未发送任何内容。请在其账户内征求本人同意。</translation>
    </message>
    <message>
        <source>These are not the words on file for that consent ({language}). Show the present ones and ask again.</source>
        <translation>所展示的并非该同意的存档文字（{language}）。请展示现行文字后重新征求。</translation>
    </message>
    <message>
        <source>No such restriction stands any more. Look at the person again before you go on.</source>
        <translation>该限制已不存在。请重新查看此人后再继续。</translation>
    </message>
    <message>
        <source>The person is told before a restriction is lifted (GDPR Art. 18(3)). Write the notice; lift once it has left.</source>
        <translation>解除限制之前须通知本人（GDPR 第 18(3) 条）。请先写通知，待其发出后再解除。</translation>
    </message>
    <message>
        <source>The notice tells the person that it is lifted from {from} on. Lift it then, or write another notice.</source>
        <translation>通知信告知当事人自 {from} 起解除。请届时解除，或另写通知。</translation>
    </message>
    <message>
        <source>Choose from which day the data is used again, today at the earliest, and name it in the letter.</source>
        <translation>请选择自何日起恢复使用数据（最早为今天），并在信中写明该日。</translation>
    </message>
    <message>
        <source>The person objected to this ({purpose}), so it stands still. Nothing was sent.</source>
        <translation>本人已反对此项处理（{purpose}），因此它已停止。未发送任何内容。</translation>
    </message>
    <message>
        <source>There is no such objection, or it is not for you. Nothing was changed; look at the request again.</source>
        <translation>没有这项反对，或不归您处理。未作任何更改；请重新查看该请求。</translation>
    </message>
    <message>
        <source>An objection to marketing is never weighed: it stays stopped. Weigh the other purposes.</source>
        <translation>对营销的反对从不权衡：它一直停止。请权衡其他目的。</translation>
    </message>
    <message>
        <source>This purpose ({purpose}) was weighed already, and stays as it was weighed. Look at the request again.</source>
        <translation>该目的（{purpose}）已经权衡，结果不再更改。请重新查看该请求。</translation>
    </message>
    <message>
        <source>An objection is upheld, or overridden on a ground. Choose one of them, then enter it again.</source>
        <translation>反对要么获得支持，要么依据某项理由不予支持。请选择其一，然后重新登记。</translation>
    </message>
    <message>
        <source>No consent to this stands, so there is nothing to take back. Look at the history of the consents.</source>
        <translation>没有有效的同意，无可撤回。请查看同意的历史。</translation>
    </message>
    <message>
        <source>This person’s data is restricted already. Lift that restriction before you set another.</source>
        <translation>此人的数据已受限制。请先解除该限制再设新的限制。</translation>
    </message>
    <message>
        <source>A consent is given by the person in their account. Here it can only be taken back for them.</source>
        <translation>同意由本人在其账户内给予，此处只能代为撤回。</translation>
    </message>
    <message>
        <source>The answer about “{topic}” on {on} has no question before it. Enter the day it was asked.</source>
        <translation>{on} 关于“{topic}”的答复之前没有提问。请填写提问日期。</translation>
    </message>
    <message>
        <source>The answer to R-{number} is on its way. Call it back first if something is still to be done.</source>
        <translation>R-{number} 的答复正在投递。若仍有事项要处理，请先撤回答复。</translation>
    </message>
    <message>
        <source>A field still needs something: a new value, statement, ground or reason. Fill it in, then try again.</source>
        <translation>某个字段还缺少内容：新值、补充说明、根据或理由。请填写后重试。</translation>
    </message>
    <message>
        <source>A second person still looks at the correction. Carry it out or take it back before the answer leaves.</source>
        <translation>第二人仍在审阅此更正。请先执行或撤回更正，再发出答复。</translation>
    </message>
    <message>
        <source>The data was changed meanwhile, so nothing was corrected. Look at the field again and decide anew.</source>
        <translation>数据在此期间已被更改，因此未作任何更正。请重新查看该字段后再作决定。</translation>
    </message>
    <message>
        <source>Name what the decision rests on: the letter, one of its papers, a case of this person, or a note of yours.</source>
        <translation>请说明决定的依据：来信、随信文件、此人的案件，或您的备注。</translation>
    </message>
    <message>
        <source>Nobody of that kind had received what was corrected. Look at the list of recipients again.</source>
        <translation>没有此类接收方收到过已更正的数据。请重新查看接收方列表。</translation>
    </message>
    <message>
        <source>That value does not fit its field. Write it as it is to stand, and try again.</source>
        <translation>该值不符合此字段的格式。请按应有的样子填写后重试。</translation>
    </message>
    <message>
        <source>That is the value already held. Write what is to stand instead, or leave the field as it is.</source>
        <translation>该值与现有值相同。请填写应改成的值，或保持此字段不变。</translation>
    </message>
    <message>
        <source>There is nothing to correct for R-{number}: it has ended, asks for something else, or nothing is filled in.</source>
        <translation>R-{number} 没有可更正的内容：请求已结束、请求的是其他事项，或尚未填写。</translation>
    </message>
    <message>
        <source>That recipient was told already, or it was recorded why not. Look at the list of recipients again.</source>
        <translation>该接收方已被通知，或已记录不通知的原因。请重新查看接收方列表。</translation>
    </message>
    <message>
        <source>Who somebody is, and to which address everything goes, changes only when a second person has agreed. Put the correction before them first.</source>
        <translation>更改某人的身份或所有信函寄往的邮箱，须先经第二人同意。请先将更正提交给第二人。</translation>
    </message>
    <message>
        <source>An e-mail address changes only together with the letter that tells the old one. Nothing was changed.</source>
        <translation>更改邮箱地址时须同时通知原地址。未作任何更改。</translation>
    </message>
    <message>
        <source>This letter tells an old address that it was changed. It is never called back.</source>
        <translation>此信用于通知原邮箱地址已更改，不能撤回。</translation>
    </message>
    <message>
        <source>“{topic}” was already open on {on}. Enter the answer to the first question before asking again.</source>
        <translation>{on} 时“{topic}”仍未答复。请先填写第一次提问的答复。</translation>
    </message>
    <message>
        <source>No mail can be sent to “{address}”. Write the address the answer is to go to; the letter is kept.</source>
        <translation>无法向“{address}”发送邮件。请填写答复应寄往的地址；信函已保留。</translation>
    </message>
    <message>
        <source>Who asks for somebody else has a name, and an e-mail or a postal address. Write them down first.</source>
        <translation>代他人提出请求的人须有姓名，以及电子邮箱或邮寄地址。请先写明。</translation>
    </message>
    <message>
        <source>“{blank}” is still to be filled in. Write what belongs there, or take it out; nothing was sent yet.</source>
        <translation>“{blank}”尚未填写。请填写或删去；信函尚未发送。</translation>
    </message>
    <message>
        <source>The dates run past the promise of {promise}. Nothing was changed; tell whoever keeps this program.</source>
        <translation>日期超出了 {promise} 的承诺期限。未作任何更改；请告知本程序的维护人员。</translation>
    </message>
    <message>
        <source>A letter that extends R-{number} is on its way already. Call it back before you write another; a request is extended once.</source>
        <translation>R-{number} 的延期信已在途中。请先召回再另写；一项请求只能延期一次。</translation>
    </message>
    <message>
        <source>The person’s data was corrected after the copy for R-{number} was written. Write the package anew (P).</source>
        <translation>R-{number} 的副本生成之后，此人的数据已被更正。请重新生成数据包（P）。</translation>
    </message>
    <message>
        <source>R-{number} cannot end as fulfilled: a consent that it takes back still stands. Take it back (U).</source>
        <translation>R-{number} 不能以“已满足”结束：来信撤回的同意仍然有效。请撤回（U）。</translation>
    </message>
    <message>
        <source>R-{number} cannot end as fulfilled: no copy was written for it. Write the package (P), or answer in part or refuse, and say why.</source>
        <translation>R-{number} 不能以“已满足”结束：尚未为其生成副本。请生成数据包（P），或答复部分满足或拒绝，并说明理由。</translation>
    </message>
    <message>
        <source>R-{number} cannot end as fulfilled: nothing is restricted. Restrict (H), or answer in part or refuse, and say why.</source>
        <translation>R-{number} 不能以“已满足”结束：尚未限制任何数据。请限制（H），或答复部分满足或拒绝，并说明理由。</translation>
    </message>
    <message>
        <source>R-{number} cannot end as fulfilled: nothing was corrected. Correct the data (Y), or answer in part or refuse, and say why.</source>
        <translation>R-{number} 不能以“已满足”结束：尚未更正任何数据。请更正（Y），或答复部分满足或拒绝，并说明理由。</translation>
    </message>
    <message>
        <source>R-{number} cannot end as fulfilled: no customer of ours asks. Answer in part, or that nothing is held.</source>
        <translation>R-{number} 不能以“已满足”结束：提出请求的不是我们的客户。请答复部分满足，或未持有任何数据。</translation>
    </message>
    <message>
        <source>This request was extended on {on}, and can be extended only once. Nothing was changed.</source>
        <translation>此请求已于 {on} 延期，且只能延期一次。未作任何更改。</translation>
    </message>
    <message>
        <source>An extension letter had to leave by {by} and would have no effect any more. Answer the request now.</source>
        <translation>延期信须在 {by} 前发出，现在发出已无效力。请立即答复该请求。</translation>
    </message>
    <message>
        <source>Faces open for a copy only when a second person has agreed. Ask for it, or say why they stay out.</source>
        <translation>须经第二人同意，副本中的人脸才能打开。请提出申请，或说明为何不列入。</translation>
    </message>
    <message>
        <source>The letter is already with the mail relay and cannot be called back. Write another one if it was wrong.</source>
        <translation>信函已交给邮件中继，无法撤回。如有错误，请另写一封。</translation>
    </message>
    <message>
        <source>The letter could not be saved at {path} ({reason}). Make room or choose another folder; try again.</source>
        <translation>无法将信函保存到 {path}（{reason}）。请腾出空间或另选文件夹后重试。</translation>
    </message>
    <message>
        <source>The letter’s words are sealed. Open request R-{number} first, then file the letter.</source>
        <translation>信函内容已加密。请先打开请求 R-{number}，再存档该信函。</translation>
    </message>
    <message>
        <source>This letter has a mail from {first} already, and the one you opened is from {second}. Record the first, then begin another letter for the second.</source>
        <translation>此来信已有 {first} 的邮件，而刚打开的邮件来自 {second}。请先登记前者，再为后者另建一封来信。</translation>
    </message>
    <message>
        <source>This mail is encrypted. Open it in the mail program that has its key, and paste its words here.</source>
        <translation>此邮件已加密。请在持有密钥的邮件程序中打开，并将内容粘贴到这里。</translation>
    </message>
    <message>
        <source>This mail is larger than {at_most} MB. Paste its words, and keep its files where they are.</source>
        <translation>此邮件大于 {at_most} MB。请粘贴其内容，附件留在原处。</translation>
    </message>
    <message>
        <source>This mail has more than {at_most} parts, as no letter has. Paste its words instead.</source>
        <translation>此邮件的部分超过 {at_most} 个，不像一封信。请改为粘贴其内容。</translation>
    </message>
    <message>
        <source>Somebody else worked on R-{number} meanwhile, or it has ended. Look at it again before you go on.</source>
        <translation>其间有人处理了 R-{number}，或该请求已结束。请重新查看后再继续。</translation>
    </message>
    <message>
        <source>R-{number} has ended, or no customer of ours asks for a copy in it. A copy is made while it is open.</source>
        <translation>R-{number} 已结束，或其中没有我们的客户要求副本。副本只能在请求处理期间制作。</translation>
    </message>
    <message>
        <source>That is no way a request can end. Nothing was changed.</source>
        <translation>请求不能以这种方式结束。未作任何更改。</translation>
    </message>
    <message>
        <source>This request is not there, or is not yours to see. Look for it on the board.</source>
        <translation>没有此请求，或您无权查看。请在看板上查找。</translation>
    </message>
    <message>
        <source>This file is no mail, or is damaged. Save the mail again as .eml, or paste its words.</source>
        <translation>此文件不是邮件或已损坏。请重新另存为 .eml，或粘贴其内容。</translation>
    </message>
    <message>
        <source>“{text}” is no date. A day is written 2026-03-02, an instant 2026-03-27T22:00+01:00.</source>
        <translation>“{text}”不是日期。日期写作 2026-03-02，时刻写作 2026-03-27T22:00+01:00。</translation>
    </message>
    <message>
        <source>“{text}” does not say on which clock. Write its offset (2026-03-27T22:00+01:00); a zone of the local clock (Europe/Berlin) does too, but for an hour that a clock shows twice or never.</source>
        <translation>“{text}”未说明以哪里的时钟为准。请写明时差（2026-03-27T22:00+01:00）；也可给出时区（Europe/Berlin），但时钟重复或跳过的那一小时除外。</translation>
    </message>
    <message>
        <source>“{text}” is too far away: no calendar of working days reaches there. Give a day between 1950 and 2098.</source>
        <translation>“{text}”太远，没有可用的工作日历。请填写 1950 年至 2098 年之间的日期。</translation>
    </message>
    <message>
        <source>A request is extended once, and a second day was given for it: {on}. Leave one of the two out.</source>
        <translation>请求只能延期一次，却又给出了第二个日期：{on}。请去掉其中一个。</translation>
    </message>
    <message>
        <source>“{text}” is no time zone. Write one such as Europe/London.</source>
        <translation>“{text}”不是时区。请写成例如 Europe/London。</translation>
    </message>
    <message>
        <source>“{text}” is no event of a request. Use identity-asked, identity-got and the like, or extended.</source>
        <translation>“{text}”不是请求中的事件。请用 identity-asked、identity-got 等，或 extended。</translation>
    </message>
    <message>
        <source>Access to this person’s data has ended meanwhile. Prepare the answer again; nothing was written.</source>
        <translation>对此人数据的访问已到期。请重新准备答复；没有写入任何内容。</translation>
    </message>
    <message>
        <source>A letter cannot have come on {on}. Give the day on which it reached the firm.</source>
        <translation>来信不可能在 {on} 收到。请填写实际送达本公司的日期。</translation>
    </message>
    <message>
        <source>{on} lies before the request came in, or after today. Put the date right.</source>
        <translation>{on} 早于收到请求之日，或晚于今天。请更正日期。</translation>
    </message>
    <message>
        <source>The request does not fit its letter. Nothing was recorded; record the letter again.</source>
        <translation>请求与来信不符。未作记录；请重新登记来信。</translation>
    </message>
    <message>
        <source>Say at least one thing that the letter asks for. Nothing was recorded yet.</source>
        <translation>请至少选择来信所要求的一项。尚未作记录。</translation>
    </message>
    <message>
        <source>Say how the request ends with this letter; a refusal is a refusal. Nothing was sent yet.</source>
        <translation>请说明此信如何结束该请求；拒绝信只能表示拒绝。尚未发送。</translation>
    </message>
    <message>
        <source>The package could not be written to “{path}” ({reason}). Choose another folder; nothing was left.</source>
        <translation>无法将资料包写入“{path}”（{reason}）。请另选文件夹；未留下任何内容。</translation>
    </message>
    <message>
        <source>“{name}” is larger than {at_most} MB. Leave it where it is and say so in a note.</source>
        <translation>“{name}”大于 {at_most} MB。请留在原处，并在备注中说明。</translation>
    </message>
    <message>
        <source>The objection waits to be weighed. Weigh every purpose it names (O), then write the answer.</source>
        <translation>该反对有待权衡。请先权衡其中的每个目的（O），再撰写答复。</translation>
    </message>
    <message>
        <source>A letter by post needs a name and an address, in two to {at_most} lines. Complete it, then go on.</source>
        <translation>邮寄信函需要姓名和地址，二至 {at_most} 行。请补全后继续。</translation>
    </message>
    <message>
        <source>This letter leaves as mail, so there is no posting to enter. Nothing was changed.</source>
        <translation>该信以电子邮件发出，无需登记邮寄。未作任何更改。</translation>
    </message>
    <message>
        <source>This was entered about the letter of R-{number} before. Look at its letters again.</source>
        <translation>关于 R-{number} 的这封信此前已登记。请重新查看其信函。</translation>
    </message>
    <message>
        <source>The letter of R-{number} was never posted, so it cannot come back. Enter its posting first.</source>
        <translation>R-{number} 的这封信从未寄出，不可能退回。请先登记邮寄。</translation>
    </message>
    <message>
        <source>It cannot have been on {on}: after the letter was made, and no later than today. Put the day right.</source>
        <translation>不可能是 {on}：应在信函制作之后且不晚于今天。请更正日期。</translation>
    </message>
    <message>
        <source>Say who carries the letter, and the number of the item or what else proves its posting.</source>
        <translation>请写明承运人，以及邮件编号或其他邮寄证明。</translation>
    </message>
    <message>
        <source>There is no such complaint, or it is not for you. Nothing was changed; look at the list again.</source>
        <translation>没有这项投诉，或不归您处理。未作任何更改；请重新查看列表。</translation>
    </message>
    <message>
        <source>The complaint C-{number} was closed already. Look at the list of complaints again.</source>
        <translation>投诉 C-{number} 已经结案。请重新查看投诉列表。</translation>
    </message>
    <message>
        <source>{count} requests are more than the {at_most} a {form} takes. Nothing was written; choose a shorter period or CSV.</source>
        <translation>{count} 项请求超过 {form} 可容纳的 {at_most} 项。未写入任何内容；请缩短期间或选择 CSV。</translation>
    </message>
    <message>
        <source>The complaint C-{number} is acknowledged already, or its letter is about to leave. Look at it again.</source>
        <translation>投诉 C-{number} 已确认收到，或其确认函即将发出。请重新查看。</translation>
    </message>
    <message>
        <source>No letter of yours about C-{number} has left since it came. Let it leave first, then close it.</source>
        <translation>自 C-{number} 收到以来，贵方尚无信函发出。请先发出，再结案。</translation>
    </message>
    <message>
        <source>Say which authority writes: one of the list. Nothing was recorded.</source>
        <translation>请从列表中选择来信的机构。未登记任何内容。</translation>
    </message>
    <message>
        <source>Read all of it first: old and new values and what they rest on. Where your duties do not open a part of it, another second person decides.</source>
        <translation>请先阅读全部内容：新旧值及其依据。若您的职责无法打开其中一部分，则由另一位第二人决定。</translation>
    </message>
    <message>
        <source>What was put before you is not what would be written. Refuse it, and tell a data protection officer that it was exchanged.</source>
        <translation>摆在您面前的内容与将要写入的内容不符。请拒绝，并告知数据保护官内容已被调换。</translation>
    </message>
    <message>
        <source>No paper waits for a verdict here: the request has ended, or its papers are gone. Look again.</source>
        <translation>此处没有等待结论的证件：请求已结束，或证件已销毁。请重新查看。</translation>
    </message>
    <message>
        <source>The papers of who asks in R-{number} were not confirmed. Nothing is handed out or changed until another proof is there: ask for it (L), or check another paper (D).</source>
        <translation>R-{number} 请求人的证件未通过核对。在另有证明之前，不交付也不更改任何内容：请索取证明（L），或核对另一份证件（D）。</translation>
    </message>
    <message>
        <source>Look at every paper first, then decide on all of them.</source>
        <translation>请先查看每一份证件，再一并作出结论。</translation>
    </message>
    <message>
        <source>A paper is a PDF, PNG or JPEG of at most 20 MB. Nothing was kept.</source>
        <translation>证件须为不超过 20 MB 的 PDF、PNG 或 JPEG 文件。未保存任何内容。</translation>
    </message>
    <message>
        <source>An authority writes by post or e-mail, or calls: it has no account with us. Nothing was recorded.</source>
        <translation>主管机关通过信函、电子邮件或电话联系我们，在我们这里没有账户。未作记录。</translation>
    </message>
    <message>
        <source>It cannot be answered by {on}: after it came, and a customer’s within 30 days. Put the day right.</source>
        <translation>答复期限不可能是 {on}：应在收到之后，客户投诉须在 30 天内。请更正日期。</translation>
    </message>
    <message>
        <source>Only what a mail relay has accepted counts as sent, and nobody at a desk can say so.</source>
        <translation>只有邮件中继接受的才算已发送，任何工作人员都不能自行认定。</translation>
    </message>
    <message>
        <source>Some words are needed here. Write them, then save again.</source>
        <translation>此处需要文字说明。请填写后重新保存。</translation>
    </message>
    <message>
        <source>That is longer than {at_most} signs. Shorten it, or add it as a file; nothing was lost.</source>
        <translation>超过 {at_most} 个字符。请缩短，或以文件形式添加；内容没有丢失。</translation>
    </message>
    <message>
        <source>{home} is not empty, so the sample firm was not moved in. Nothing was changed; choose another folder.</source>
        <translation>{home} 不为空，因此未放入示例公司。没有任何更改；请另选文件夹。</translation>
    </message>
    <message>
        <source>“{name}” is nobody of the sample firm. Nothing was told; look at the list of its people.</source>
        <translation>示例公司中没有“{name}”。未透露任何内容；请查看其人员名单。</translation>
    </message>
    <message>
        <source>This is no sample firm, so nobody&apos;s way in is told. Nothing was changed.</source>
        <translation>这不是示例公司，因此不会透露任何人的登录方式。没有任何更改。</translation>
    </message>
    <message>
        <source>The sample firm moves into a database of its own only. Nothing was changed on your server.</source>
        <translation>示例公司只能放入其专用数据库。您的服务器没有任何更改。</translation>
    </message>
    <message>
        <source>This was changed at another desk meanwhile. What you typed stays; look at it again.</source>
        <translation>这项内容已在另一工作台上更改。您输入的内容已保留；请重新查看。</translation>
    </message>
    <message>
        <source>That case is not this customer’s. Nothing was sent; refer the customer without it.</source>
        <translation>该案件不属于此客户。未发送任何内容；请不附案件提交此客户。</translation>
    </message>
    <message>
        <source>There is no such customer. Nothing was sent.</source>
        <translation>没有这位客户。未发送任何内容。</translation>
    </message>
    <message>
        <source>There is no such file. Nothing was changed.</source>
        <translation>没有这份档案。未作任何更改。</translation>
    </message>
    <message>
        <source>A report was made between the file’s opening and today, a review lies ahead. Nothing was changed.</source>
        <translation>报告日期须在立档日与今天之间，复核日期须在今后。未作任何更改。</translation>
    </message>
    <message>
        <source>There is no such kind of suspicion. Nothing was sent.</source>
        <translation>没有这一类可疑情形。未发送任何内容。</translation>
    </message>
    <message>
        <source>This means nothing without words. Write them first.</source>
        <translation>此操作须有文字说明。请先填写。</translation>
    </message>
    <message>
        <source>{length} characters are too many; {at_most} fit. What you typed stays; shorten it.</source>
        <translation>{length} 个字符过多，最多 {at_most} 个。您输入的内容已保留；请缩短。</translation>
    </message>
    <message>
        <source>The same thing already waits for a second person. Nothing was sent twice; look under Approvals.</source>
        <translation>同一事项已在等待第二人同意。没有重复提交；请查看“审批”。</translation>
    </message>
    <message>
        <source>A full name has 1 to {at_most} signs and no spaces at its ends. Nothing was added; correct it.</source>
        <translation>姓名须为 1 至 {at_most} 个字符，首尾不能有空格。未添加任何人；请更正。</translation>
    </message>
    <message>
        <source>The window speaks no “{language}”. Nothing was added; choose English or Chinese.</source>
        <translation>本软件不支持“{language}”语言。未添加任何人；请选择英文或中文。</translation>
    </message>
    <message>
        <source>The duties of {name} were changed after this was proposed. Nothing was changed; propose it anew.</source>
        <translation>提议之后，{name} 的职责已有变更。没有任何更改；请重新提议。</translation>
    </message>
    <message>
        <source>The proposal does not say whom and what it is about, so nobody could agree. Nothing was sent.</source>
        <translation>提议没有说明涉及何人何事，无人能够同意。未发送任何内容。</translation>
    </message>
    <message>
        <source>Say why not, in at most {at_most} signs: who proposed it reads it. Nothing was decided.</source>
        <translation>请说明拒绝原因，最多 {at_most} 个字符：提议人会读到。尚未作出任何决定。</translation>
    </message>
    <message>
        <source>A proposal has at most {at_most} signs. Nothing was sent; shorten it.</source>
        <translation>提议最多 {at_most} 个字符。未提交；请缩短。</translation>
    </message>
    <message>
        <source>Emergency access is for leads, the data protection officer and the MLRO. Nothing was opened; ask one of them.</source>
        <translation>紧急访问仅限主管、数据保护官和反洗钱报告官。未打开任何内容；请联系其中一人。</translation>
    </message>
    <message>
        <source>Your own files open this customer: look under Suspicions. Nothing was opened, and nobody was told.</source>
        <translation>您自己的档案即可打开该客户：请查看“可疑情况”。未打开任何内容，也未通知任何人。</translation>
    </message>
    <message>
        <source>This emergency access is not there, or is not yours to end. Nothing was changed.</source>
        <translation>没有此紧急访问，或不由您结束。没有任何更改。</translation>
    </message>
    <message>
        <source>There is no customer with this number. Nothing was opened; check the number.</source>
        <translation>没有此编号的客户。未打开任何内容；请核对编号。</translation>
    </message>
    <message>
        <source>This notice is not there any more, or is not yours to acknowledge. Nothing was changed.</source>
        <translation>此通知已不存在，或不由您确认。没有任何更改。</translation>
    </message>
    <message>
        <source>There is nobody named {name} here. Nothing was changed; look at the list of people.</source>
        <translation>这里没有名为 {name} 的人员。没有任何更改；请查看人员列表。</translation>
    </message>
    <message>
        <source>This proposal is not there, or is not yours to decide. Nothing was changed.</source>
        <translation>没有此提议，或不由您决定。没有任何更改。</translation>
    </message>
    <message>
        <source>The password was not prepared as the server needs it. Nothing was sent in the clear or changed; try again.</source>
        <translation>密码未按服务器要求处理。没有明文发送，也没有任何更改；请重试。</translation>
    </message>
    <message>
        <source>A second person has not agreed to this, or it was used already. Nothing was changed.</source>
        <translation>第二人尚未同意，或该同意已被使用。没有任何更改。</translation>
    </message>
    <message>
        <source>Only an administrator keeps people. Nothing was changed; ask one of them.</source>
        <translation>只有管理员可以管理人员。没有任何更改；请联系管理员。</translation>
    </message>
    <message>
        <source>Nobody changes their own duties or ends themselves here. Nothing was changed; ask another administrator.</source>
        <translation>任何人都不能更改自己的职责或终止自己。没有任何更改；请联系其他管理员。</translation>
    </message>
    <message>
        <source>None of your duties may propose this. Nothing was sent; ask somebody whose duty it is.</source>
        <translation>您的职责不能提出此事项。未提交；请联系负责的人员。</translation>
    </message>
    <message>
        <source>{name} is {state} meanwhile. Nothing was changed; look at the list again.</source>
        <translation>{name} 的状态已变为 {state}。没有任何更改；请重新查看列表。</translation>
    </message>
    <message>
        <source>What you saw is not what waits here. Nothing was decided; look at it again.</source>
        <translation>您看到的内容与待决事项不一致。未作决定；请重新查看。</translation>
    </message>
    <message>
        <source>This proposal has expired. Nothing was changed; it has to be proposed anew.</source>
        <translation>此提议已过期。没有任何更改；须重新提议。</translation>
    </message>
    <message>
        <source>This is decided or withdrawn already. Nothing was changed; the list shows how.</source>
        <translation>此事项已决定或撤回。没有任何更改；请查看列表。</translation>
    </message>
    <message>
        <source>A reason has at least {at_least} letters and at most {at_most} signs. Nothing was opened; say why.</source>
        <translation>理由至少 {at_least} 个字母（汉字按两个计），最多 {at_most} 个字符。未打开任何内容；请说明原因。</translation>
    </message>
    <message>
        <source>This is the password you have now. Nothing was changed; choose another one.</source>
        <translation>这就是您当前的密码。没有任何更改；请另选一个。</translation>
    </message>
    <message>
        <source>You proposed this yourself, so somebody else has to agree. Nothing was changed.</source>
        <translation>此事项由您本人提出，须由他人同意。没有任何更改。</translation>
    </message>
    <message>
        <source>Your access was suspended by {by} on {at}. What you had begun to write is kept. Ask {by} or another administrator to let you in again.</source>
        <translation>{by} 已于 {at} 暂停您的权限。您已开始写的内容已保留。如需恢复，请联系 {by} 或其他管理员。</translation>
    </message>
    <message>
        <source>Your access was ended by {by} on {at}. If that is a mistake, ask {by} or another administrator.</source>
        <translation>{by} 已于 {at} 终止您的权限。如有误，请联系 {by} 或其他管理员。</translation>
    </message>
    <message>
        <source>{by} has set a new password for you on {at}. What you had begun to write is kept. Come in with the password {by} gives you.</source>
        <translation>{by} 已于 {at} 为您设置新密码。您已开始写的内容已保留。请用 {by} 给您的密码登录。</translation>
    </message>
    <message>
        <source>Nothing named “{action}” needs a second person. Nothing was sent.</source>
        <translation>没有名为“{action}”、需第二人同意的事项。未提交。</translation>
    </message>
    <message>
        <source>This password is too easy to guess or too short. Nothing was changed; choose a longer one without your name.</source>
        <translation>此密码太短或太容易猜到。没有任何更改；请选择更长且不含姓名的密码。</translation>
    </message>
    <message>
        <source>{person} has no duty here. Nothing was opened; ask your administrator for a duty.</source>
        <translation>{person} 在此没有职责。未打开任何内容；请向管理员申请职责。</translation>
    </message>
    <message>
        <source>Name or password is wrong. Nothing was opened; check Caps Lock and type both again.</source>
        <translation>登录名或密码有误。未打开任何内容；请检查大写锁定后重新输入。</translation>
    </message>
    <message>
        <source>The address of the database {host} cannot be read. Correct BACKOFFICE_DATABASE_URL and start again.</source>
        <translation>无法读取数据库地址 {host}。请更正 BACKOFFICE_DATABASE_URL 后重新启动。</translation>
    </message>
    <message>
        <source>The database program is missing in {looked_in}. Your data is safe; install Back office again.</source>
        <translation>{looked_in} 中缺少数据库程序。数据安全；请重新安装 Back office。</translation>
    </message>
    <message>
        <source>The server wants a certificate of this computer: {reason}. No password was sent; give sslcert and sslkey in the URL.</source>
        <translation>服务器要求本机出示证书：{reason}。未发送密码；请在地址中给出 sslcert 和 sslkey。</translation>
    </message>
    <message>
        <source>The data in {path} is of version {found} and this program knows {ours}. It was not touched; use the newer program.</source>
        <translation>{path} 中的数据为版本 {found}，而本程序支持 {ours}。数据未被改动；请使用较新的程序。</translation>
    </message>
    <message>
        <source>The disk is full: {free} free at {path}, {needed} needed. Your data is safe; make room and start again.</source>
        <translation>磁盘已满：{path} 剩余 {free}，需要 {needed}。数据安全；请腾出空间后重新启动。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. Nothing was changed; correct its rights or set BACKOFFICE_HOME.</source>
        <translation>无法写入 {path}：{reason}。没有任何更改；请更正其权限或设置 BACKOFFICE_HOME。</translation>
    </message>
    <message>
        <source>The account {user} cannot reach {path}. Your data is safe; choose another BACKOFFICE_HOME.</source>
        <translation>账户 {user} 无法访问 {path}。数据安全；请另选 BACKOFFICE_HOME。</translation>
    </message>
    <message>
        <source>The database was made by a newer version of Back office. It was not touched; use the newer version.</source>
        <translation>数据库由较新版本的 Back office 建立。数据未被改动；请使用较新版本。</translation>
    </message>
    <message>
        <source>The database needs an account to run as, and {user} is not usable: {reason}. Start as a normal user.</source>
        <translation>数据库需要一个运行账户，而 {user} 不可用：{reason}。请以普通用户启动。</translation>
    </message>
    <message>
        <source>The certificate of your authority cannot be read: {reason}. Nothing was sent; correct sslrootcert in the URL.</source>
        <translation>无法读取贵方证书颁发机构的证书：{reason}。未发送任何内容；请更正地址中的 sslrootcert。</translation>
    </message>
    <message>
        <source>The keyring of this computer does not answer: {reason}. Your data is safe; unlock it and start again.</source>
        <translation>本机密钥环没有响应：{reason}。数据安全；请解锁后重新启动。</translation>
    </message>
    <message>
        <source>The server’s certificate is out of its time: {reason}. No password was sent; its keeper renews it.</source>
        <translation>服务器证书不在有效期内：{reason}。未发送密码；请由服务器管理员更新证书。</translation>
    </message>
    <message>
        <source>The server’s certificate is made out to another name: {reason}. No password was sent; check the address.</source>
        <translation>服务器证书属于另一个名称：{reason}。未发送密码；请核对地址。</translation>
    </message>
    <message>
        <source>The server does not tie the password to this connection, so none was sent. Its keeper sets scram-sha-256.</source>
        <translation>服务器未将密码与本次连接绑定，因此未发送密码。请由服务器管理员设置 scram-sha-256。</translation>
    </message>
    <message>
        <source>The database did not start. Your data in {path} is safe. Its last words: {log}</source>
        <translation>数据库未能启动。{path} 中的数据安全。最后的输出：{log}</translation>
    </message>
    <message>
        <source>No authority you trust has signed the server’s certificate. No password was sent; tell your administrator.</source>
        <translation>服务器证书并非由您信任的机构签发。未发送密码；请告知管理员。</translation>
    </message>
    <message>
        <source>The server knows no TLS 1.3. No password was sent; its keeper has to update it.</source>
        <translation>服务器不支持 TLS 1.3。未发送密码；请由服务器管理员升级。</translation>
    </message>
    <message>
        <source>The server takes connections only unprotected. No password was sent; its keeper switches TLS on.</source>
        <translation>服务器只接受未加密的连接。未发送密码；请由服务器管理员启用 TLS。</translation>
    </message>
    <message>
        <source>Another start of Back office has been busy for {waited} s. Your data is safe; wait, then start again.</source>
        <translation>另一个正在启动的 Back office 已占用 {waited} 秒。数据安全；请稍候后重新启动。</translation>
    </message>
    <message>
        <source>{setting}={asked} would weaken the connection; {needed} is needed. Nothing was sent; correct the URL.</source>
        <translation>{setting}={asked} 会削弱连接的安全性；需要 {needed}。未发送任何内容；请更正地址。</translation>
    </message>
    <message>
        <source>{firm} has keys and people already. Nothing was changed; an administrator adds people in the window.</source>
        <translation>{firm} 已有密钥和人员。未作更改；请由管理员在窗口中添加人员。</translation>
    </message>
    <message>
        <source>A firm cannot begin without: {missing}. Nothing was made; name them with --person.</source>
        <translation>公司缺少以下人员不能设立：{missing}。未创建任何内容；请用 --person 指定。</translation>
    </message>
    <message>
        <source>The key of {epoch} was destroyed at {at}, and this dump with it. Nothing was changed; take a later dump.</source>
        <translation>{epoch} 的密钥已于 {at} 销毁，此备份随之失效。未做任何更改；请使用更晚的备份。</translation>
    </message>
    <message>
        <source>The key of {epoch} is not kept on this computer. Nothing was changed; name its file with --keys.</source>
        <translation>本机没有 {epoch} 的密钥。未做任何更改；请用 --keys 指定密钥文件。</translation>
    </message>
    <message>
        <source>The backup keys in {path} cannot be used: {reason}. Nothing was changed; bring back your copy of the file.</source>
        <translation>无法使用 {path} 中的备份密钥：{reason}。未做任何更改；请恢复该文件的副本。</translation>
    </message>
    <message>
        <source>The register of erasures beside the checkpoints was cut short, so people erased since this dump would come back ({missing} of them at least). Bring checkpoints/ from another copy; if there is none, restore with --without-erasures and erase them anew from the requests&apos; letters.</source>
        <translation>检查点旁的删除登记册被截短，此备份之后被删除的人会重新出现（至少 {missing} 人）。请从另一份副本带来 checkpoints/；如果没有，请用 --without-erasures 恢复，并根据请求的信函重新删除。</translation>
    </message>
    <message>
        <source>{path} was changed or cut (piece {chunk}), so nothing of it was used. Take another copy of the dump.</source>
        <translation>{path} 已被改动或截断（第 {chunk} 段），未采用其中任何内容。请使用备份的另一份副本。</translation>
    </message>
    <message>
        <source>{path} is there already. It was not touched; choose another name.</source>
        <translation>{path} 已存在，未被改动；请换一个名称。</translation>
    </message>
    <message>
        <source>{path} was written by a newer version ({found}, this one knows {ours}). Nothing was changed; use that one.</source>
        <translation>{path} 由更新的版本写成（{found}；本版本支持到 {ours}）。未做任何更改；请使用更新的版本。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Nothing was changed; check the name and its rights.</source>
        <translation>无法读取 {path}：{reason}。未做任何更改；请检查名称和权限。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. No dump was made; choose another place.</source>
        <translation>无法写入 {path}：{reason}。未生成备份；请换一个位置。</translation>
    </message>
    <message>
        <source>The database is empty and nobody said whose it is. Nothing was changed; give the firm’s name with --firm.</source>
        <translation>数据库为空，且未说明属于哪家公司。未做任何更改；请用 --firm 给出公司名称。</translation>
    </message>
    <message>
        <source>A dump goes into an empty database only, and this one is not. Nothing was changed; choose another.</source>
        <translation>备份只能恢复到空数据库，而此数据库不为空。未做任何更改；请另选一个。</translation>
    </message>
    <message>
        <source>The disk of {path} is full ({free} free). No dump was made; make room and try again.</source>
        <translation>{path} 所在磁盘已满（剩余 {free}）。未生成备份；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>There is no backup key of {epoch} here. Nothing was destroyed; write the month as 2026-05.</source>
        <translation>此处没有 {epoch} 的备份密钥。未销毁任何内容；月份请写作 2026-05。</translation>
    </message>
    <message>
        <source>{path} is no dump of Back office. Nothing was changed; choose another file.</source>
        <translation>{path} 不是 Back office 的备份。未做任何更改；请选择其他文件。</translation>
    </message>
    <message>
        <source>This role may not do a keeper’s work: {what}. Nothing was changed; use the role deployer or backup.</source>
        <translation>此角色无权执行维护工作：{what}。未做任何更改；请使用 deployer 或 backup 角色。</translation>
    </message>
    <message>
        <source>This dump was sealed under a passphrase. Nothing was changed; give it with --passphrase-fd.</source>
        <translation>此备份由口令加密。未做任何更改；请用 --passphrase-fd 提供口令。</translation>
    </message>
    <message>
        <source>The passphrase is not the one that sealed this dump. Nothing was changed; try again.</source>
        <translation>口令与加密此备份时使用的不符。未做任何更改；请重试。</translation>
    </message>
    <message>
        <source>A sealed field was changed or moved, so it stays closed. Nothing was changed; tell your administrator.</source>
        <translation>一个密封字段被改动或移动，因此保持关闭。没有任何更改；请告知管理员。</translation>
    </message>
    <message>
        <source>The copy could not be saved as {path}: {reason}. The case file itself is kept; choose another place.</source>
        <translation>副本无法保存为 {path}：{reason}。案件档案本身已保留；请另选位置。</translation>
    </message>
    <message>
        <source>The preparation stopped: {fault}. Nothing was filled in by halves; try again.</source>
        <translation>准备工作中止：{fault}。没有留下不完整的数据；请重试。</translation>
    </message>
    <message>
        <source>{title} was stopped. What was finished before stays.</source>
        <translation>{title}已停止。此前完成的部分仍在。</translation>
    </message>
    <message>
        <source>Your note is not saved in {path}: {reason}. It stays here; make room, then type on.</source>
        <translation>您的备注未能保存到 {path}：{reason}。备注仍在此处；请腾出空间后继续输入。</translation>
    </message>
    <message>
        <source>“{name}” could not be read: {reason}. Nothing else was lost; put it somewhere else and try again.</source>
        <translation>无法读取“{name}”：{reason}。其他内容未丢失；请换个位置后重试。</translation>
    </message>
    <message>
        <source>The paper was not saved as {path}: {reason}. Choose another place; the paper itself is safe.</source>
        <translation>文件未能保存为 {path}：{reason}。请另选位置；原文件仍然安全。</translation>
    </message>
    <message>
        <source>Something went wrong that should not ({fault}). What you typed stays; it is in the log. Try again.</source>
        <translation>出现了意外错误（{fault}）。您输入的内容仍在；详情见日志。请重试。</translation>
    </message>
    <message>
        <source>The firm’s root key never vouched for the key of {whose}. Nothing was sealed to it; tell your administrator at once.</source>
        <translation>本公司的根密钥从未认证 {whose} 的密钥。没有向它密封任何内容；请立即告知管理员。</translation>
    </message>
    <message>
        <source>{name} may not sign in now. Nothing was opened; ask your administrator to open the entry.</source>
        <translation>{name} 目前不能登录。未打开任何内容；请管理员开放登录。</translation>
    </message>
    <message>
        <source>The database is of another version ({at}, needed {head}). It was not touched; its keeper runs: {run}</source>
        <translation>数据库版本不符（现为 {at}，需要 {head}）。数据库未被改动；请其管理员运行：{run}。</translation>
    </message>
    <message>
        <source>You and {person} do not count as two people yet: less than seven days ago one of you set the other&apos;s password, or somebody set both. Nothing was decided; ask another colleague.</source>
        <translation>您与 {person} 暂不能算作两个人：七天内其中一人重设过另一人的密码，或同一人重设过两人的密码。未作任何决定，请由其他同事处理。</translation>
    </message>
    <message>
        <source>You hold no key for these fields, so they stay closed. An administrator must certify your keys, then a lead gives you those of your duties; Keys says how far yours are.</source>
        <translation>您没有这些字段的密钥，字段保持关闭。须由管理员认证您的密钥，再由主管授予您职责所需的密钥；进度见“密钥”页。</translation>
    </message>
    <message>
        <source>This computer has no keyring that keeps secrets safe. Your keys stay closed; give a passphrase for this session.</source>
        <translation>本机没有可安全保管机密的密钥环。您的密钥保持关闭；请为本次会话输入口令。</translation>
    </message>
    <message>
        <source>The question of the keyring was closed unanswered, so your keys stay closed. Try again, or give a passphrase.</source>
        <translation>密钥环的询问被关闭而未作答，因此您的密钥保持关闭。请重试，或输入口令。</translation>
    </message>
    <message>
        <source>The keyring of this computer does not hold your key. Nothing was opened; use the other computer, or a passphrase.</source>
        <translation>本机密钥环中没有您的密钥。未打开任何内容；请使用另一台计算机，或输入口令。</translation>
    </message>
    <message>
        <source>The keyring answered with a fault ({fault}). Your keys stay closed; try again, or give a passphrase.</source>
        <translation>密钥环返回了故障（{fault}）。您的密钥保持关闭；请重试，或输入口令。</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked, so your keys stay closed. Unlock it, or give a passphrase for this session.</source>
        <translation>本机密钥环已锁定，因此您的密钥保持关闭。请先解锁，或为本次会话输入口令。</translation>
    </message>
    <message>
        <source>This passphrase does not open your keys. Nothing was opened; type it again.</source>
        <translation>此口令打不开您的密钥。未打开任何内容；请重新输入。</translation>
    </message>
    <message>
        <source>A signature does not fit what it stands under. Nothing was changed; tell your administrator.</source>
        <translation>有一个签名与其所签内容不符。没有任何更改；请告知管理员。</translation>
    </message>
    <message>
        <source>Your stored keys were changed or are another person’s. Nothing was opened; tell your administrator.</source>
        <translation>您存放的密钥被改动过，或属于他人。未打开任何内容；请告知管理员。</translation>
    </message>
    <message>
        <source>Your password was changed outside Backoffice; enter the one your keys were sealed with. If it is lost, an administrator gives you a one-time password, and you get new keys.</source>
        <translation>您的密码是在 Backoffice 之外更改的；请输入当初密封密钥的密码。若已遗失，可由管理员为您设置一次性密码，您将获得新的密钥。</translation>
    </message>
    <message>
        <source>Your keys are on a token, so nothing is open yet. Put it in, type its PIN and sign in again.</source>
        <translation>您的密钥在令牌中，目前尚未打开任何内容。请插入令牌，输入 PIN 后再次登录。</translation>
    </message>
    <message>
        <source>No reader holds your token {token}. Your keys stay closed; put it in and try again.</source>
        <translation>没有读卡器中有您的令牌 {token}。您的密钥保持关闭；请插入后重试。</translation>
    </message>
    <message>
        <source>The token {token} answered with a fault ({fault}). Nothing was changed; take it out, put it in and try again.</source>
        <translation>令牌 {token} 返回了故障（{fault}）。没有任何更改；请拔出、重新插入后再试。</translation>
    </message>
    <message>
        <source>Somebody is already signed in to the token {token} here. Nothing was opened; end that session first.</source>
        <translation>已有人在此登录令牌 {token}。未打开任何内容；请先结束那个会话。</translation>
    </message>
    <message>
        <source>The token {token} does not hold your keys. Nothing was opened; put in the one you signed in with before.</source>
        <translation>令牌 {token} 中没有您的密钥。未打开任何内容；请插入您以前登录所用的令牌。</translation>
    </message>
    <message>
        <source>The token’s software in {library} cannot be loaded. Your keys stay closed; install it, or correct the settings.</source>
        <translation>无法加载 {library} 中的令牌软件。您的密钥保持关闭；请安装该软件，或更正设置。</translation>
    </message>
    <message>
        <source>This PIN is wrong, and one more wrong PIN locks the token {token}. Nothing was opened; look it up first.</source>
        <translation>PIN 错误；再输错一次，令牌 {token} 将被锁定。未打开任何内容；请先查实 PIN。</translation>
    </message>
    <message>
        <source>The token {token} is locked after too many wrong PINs. Your keys are safe in it; unlock it with its own software.</source>
        <translation>输错 PIN 次数过多，令牌 {token} 已锁定。您的密钥在其中安全；请用令牌自带的软件解锁。</translation>
    </message>
    <message>
        <source>The PIN of the token {token} is not set or has run out. Nothing was opened; set it with the token’s own software.</source>
        <translation>令牌 {token} 的 PIN 尚未设置或已过期。未打开任何内容；请用令牌自带的软件设置。</translation>
    </message>
    <message>
        <source>This PIN is wrong for the token {token}. Nothing was opened; too many wrong ones lock it, so type it with care.</source>
        <translation>令牌 {token} 的 PIN 错误。未打开任何内容；输错多次会锁定令牌，请仔细输入。</translation>
    </message>
    <message>
        <source>The token {token} is gone, so your keys are closed. What you typed stays; put it in and enter your PIN again.</source>
        <translation>令牌 {token} 已被取走，因此您的密钥已关闭。您输入的内容保留；请插入令牌并重新输入 PIN。</translation>
    </message>
    <message>
        <source>The token {token} cannot keep these keys ({lacks}). Nothing was made; use another token, or a passphrase.</source>
        <translation>令牌 {token} 无法保管这些密钥（{lacks}）。没有生成任何内容；请使用其他令牌，或使用口令。</translation>
    </message>
    <message>
        <source>This computer knows the root key of a firm ({file}), and no new firm is founded over it. Nothing was changed. Open that firm’s snapshot with “Work offline”; to reach its server, tell BACKOFFICE_DATABASE_URL; to have a firm of its own here, start with another BACKOFFICE_HOME.</source>
        <translation>本机已保存一家公司的根密钥（{file}），不会在其上新建公司。没有更改任何内容。请用“离线工作”打开该公司的快照；要连接其服务器，请设置 BACKOFFICE_DATABASE_URL；要在本机另建公司，请用另一个 BACKOFFICE_HOME 启动。</translation>
    </message>
    <message>
        <source>The keys were renewed while this was being saved. Nothing was changed; do the same again.</source>
        <translation>保存期间密钥已更换。未作任何更改，请再操作一次。</translation>
    </message>
    <message>
        <source>Those who hold the key of “{field_class}” have changed meanwhile. Nothing was changed; begin again.</source>
        <translation>期间“{field_class}”密钥的持有人有变动。未作任何更改，请重新开始。</translation>
    </message>
    <message>
        <source>This is sealed, and nothing lets you open it now: your time with this customer is over, or its key was destroyed. Open the case again.</source>
        <translation>此内容已加密，您现在无法打开：您查看此客户的时限已过，或其密钥已被销毁。请重新打开案件。</translation>
    </message>
    <message>
        <source>This key was destroyed and may not come back. Nothing was kept of it.</source>
        <translation>此密钥已被销毁，不得恢复。未保留任何内容。</translation>
    </message>
    <message>
        <source>You have keys already. An administrator has to take them away before you make new ones.</source>
        <translation>您已有密钥。须先由管理员收回，才能生成新的密钥。</translation>
    </message>
    <message>
        <source>The keys for {person} are not the ones you looked at, or somebody was faster. Look again.</source>
        <translation>{person} 的密钥与您看到的不同，或已有人先处理。请重新查看。</translation>
    </message>
    <message>
        <source>The keys of {person} are not certified yet. Nothing was given; an administrator certifies them first.</source>
        <translation>{person} 的密钥尚未认证。未交出任何密钥，请先由管理员认证。</translation>
    </message>
    <message>
        <source>The firm has no key for “{field_class}” yet, so this cannot be sealed. Tell an administrator.</source>
        <translation>公司还没有“{field_class}”的密钥，因此无法加密。请告知管理员。</translation>
    </message>
    <message>
        <source>You may open this only while you hold the case, or with an approval that stands. Nothing was opened.</source>
        <translation>只有在您持有该案件，或有仍然有效的批准时才能打开。未打开任何内容。</translation>
    </message>
    <message>
        <source>Your keys are kept another way on this firm’s server: {others}. Unlock them that way.</source>
        <translation>您的密钥在本公司服务器上以另一种方式保管：{others}。请用那种方式解锁。</translation>
    </message>
    <message>
        <source>Nobody agreed to give {person} the key of “{field_class}”. Nothing was given; propose it first.</source>
        <translation>无人同意把“{field_class}”的密钥交给 {person}。未交出任何密钥，请先提出申请。</translation>
    </message>
    <message>
        <source>What was sent as a key is none, so it could never be opened. It was not kept; tell an administrator.</source>
        <translation>发送的密钥不是有效的密钥，永远无法打开，因此未予保存。请告知管理员。</translation>
    </message>
    <message>
        <source>A key was offered for another kind of data than it is for. It was not kept; tell an administrator.</source>
        <translation>所提交的密钥不属于这类数据，未予保存。请告知管理员。</translation>
    </message>
    <message>
        <source>{person} has no duty that may hold the key of “{field_class}”. Nothing was given.</source>
        <translation>{person} 没有可以持有“{field_class}”密钥的职责。未交出任何密钥。</translation>
    </message>
    <message>
        <source>None of your duties opens this kind of data on that ground. Nothing was opened.</source>
        <translation>您的职责都不允许以此理由打开这类数据。未打开任何内容。</translation>
    </message>
    <message>
        <source>Nobody else at work holds {person}’s key “{field_class}”; its fields would be lost. Give it to another first.</source>
        <translation>没有其他在职人员持有 {person} 的密钥“{field_class}”，相关字段将无法再打开。请先将其授予他人。</translation>
    </message>
    <message>
        <source>You may not certify this: it is your own, or certifying is not among your duties.</source>
        <translation>您不能认证此密钥：它是您自己的，或认证不属于您的职责。</translation>
    </message>
    <message>
        <source>There is no older key of “{field_class}” to leave. Nothing was changed.</source>
        <translation>没有可更换的“{field_class}”旧密钥。未作任何更改。</translation>
    </message>
    <message>
        <source>This computer does not know the firm’s root key, so it cannot tell whether the server’s keys are the firm’s. Ask an administrator for the file firm-root and put it into the home folder.</source>
        <translation>这台电脑没有公司的根密钥，因此无法判断服务器上的密钥是否属于公司。请向管理员索取文件 firm-root，并放入主文件夹。</translation>
    </message>
    <message>
        <source>Some keys still have to be renewed, so the old one stays in use. Go on, then finish.</source>
        <translation>仍有密钥未更换，旧密钥继续有效。请继续更换后再结束。</translation>
    </message>
    <message>
        <source>Somebody else leads this renewal of keys now. What was done stays; take the lead to go on.</source>
        <translation>现在由他人负责更换这批密钥。已完成的部分保留；如要继续，请先接手。</translation>
    </message>
    <message>
        <source>Your duties do not enter {action} into the trail. Nothing was entered.</source>
        <translation>您的职责不能将 {action} 记入审计轨迹。没有任何记录。</translation>
    </message>
    <message>
        <source>You lack keys that open K-{number}, so it stays in the queue. An administrator certifies your keys under Keys; then a lead gives them to you once a second person agrees.</source>
        <translation>您缺少打开 K-{number} 所需的密钥，因此该案件仍留在队列中。请由管理员在“密钥”中认证您的密钥，再由主管在第二人同意后授予您。</translation>
    </message>
    <message>
        <source>What was to be entered into the trail has over 4,000 bytes. Nothing was done; shorten it and try again.</source>
        <translation>要写入审计记录的内容超过 4,000 字节。未作任何操作；请缩短后重试。</translation>
    </message>
    <message>
        <source>An empty file is no document. Nothing was entered; write the document again.</source>
        <translation>空文件不是文档。未登记；请重新生成文档。</translation>
    </message>
    <message>
        <source>Entries of {stream} are not settled yet, or are others than were counted. They were not sealed, which is tried again by itself; if it stays so, verify the trail.</source>
        <translation>{stream} 的条目尚未落定，或与清点时不同。未封存，系统会自动重试；若一直如此，请验证审计记录。</translation>
    </message>
    <message>
        <source>Other entries of {stream} come next. Nothing was sealed; end the second sealer if one runs, and verify the trail.</source>
        <translation>{stream} 接下来应为其他条目。未封存；若有第二个封存程序在运行，请将其停止，并验证审计记录。</translation>
    </message>
    <message>
        <source>This document carries its signature already, which stays. Nothing was changed; use the one there is.</source>
        <translation>此文档已有签名，签名保留。未作更改；请使用现有签名。</translation>
    </message>
    <message>
        <source>A case is held for 15 minutes at a time. It was not held longer; claim it again.</source>
        <translation>案件每次占用 15 分钟。未延长占用；请重新领取。</translation>
    </message>
    <message>
        <source>The customer&apos;s mail is missing, without which this is not decided. Nothing was changed; decide again.</source>
        <translation>缺少给客户的邮件，没有邮件不能作出此决定。未作更改；请重新决定。</translation>
    </message>
    <message>
        <source>This message goes with no decision or answer of yours. It was not sent; write it from the case or the request.</source>
        <translation>此邮件不属于您的任何决定或答复。未发送；请从案件或请求中撰写。</translation>
    </message>
    <message>
        <source>A search is for 1,000 texts at most, each of 2,000 signs at most. Nothing was searched for; take out what is longer, or search in two parts.</source>
        <translation>一次最多搜索 1,000 项文本，每项最多 2,000 个字符。未进行搜索；请去掉过长的内容，或分两次搜索。</translation>
    </message>
    <message>
        <source>Only a sample or a test house lives at another time. The clock stays; use a sample house.</source>
        <translation>只有示例或测试机构可以使用其他时间。时钟不变；请使用示例机构。</translation>
    </message>
    <message>
        <source>What stands in {table} is neither changed nor deleted. It stays as it is; add what is right instead.</source>
        <translation>{table} 中的内容不得更改或删除，保持原样；请另行添加正确的内容。</translation>
    </message>
    <message>
        <source>The rule holds for what stands now, and this was judged by an earlier state. Nothing was changed; look again and repeat it.</source>
        <translation>此规则以当前状态为准，而本次判断依据的是较早的状态。未作更改；请重新查看后再试。</translation>
    </message>
    <message>
        <source>This was begun over an hour ago, which is too long for one change. Nothing was changed; begin again.</source>
        <translation>此操作已开始超过一小时，一次更改不能这么久。未作更改；请重新开始。</translation>
    </message>
    <message>
        <source>Your duties do not make documents of this kind ({kind}). Nothing was entered.</source>
        <translation>您的职责不能制作此类文件（{kind}）。没有任何登记。</translation>
    </message>
    <message>
        <source>Type at least {least} letters; two of a Chinese name are enough. Nobody was searched for.</source>
        <translation>请至少输入 {least} 个字母；中文姓名两个字即可。未进行查找。</translation>
    </message>
    <message>
        <source>More than {at_most} searches within a minute. Nobody was searched for; try again in a minute.</source>
        <translation>一分钟内查找超过 {at_most} 次。未进行查找，请一分钟后再试。</translation>
    </message>
    <message>
        <source>What was found is kept for a minute. Search again.</source>
        <translation>查找结果只保留一分钟。请重新查找。</translation>
    </message>
    <message>
        <source>A key needs its public point, a label of at most 80 signs, and two days in order. Nothing was done.</source>
        <translation>密钥需要公钥点、不超过 80 个字符的名称和先后有序的两个日期。未做任何更改。</translation>
    </message>
    <message>
        <source>Two people have not let this key in, or its days are over. Nothing was approved; propose the key.</source>
        <translation>此密钥未经两人启用，或已过有效期。未批准任何内容；请提出该密钥。</translation>
    </message>
    <message>
        <source>Only a finance lead approves by hand. Nothing was approved; ask one.</source>
        <translation>只有财务主管可以手动批准。未批准任何内容；请联系财务主管。</translation>
    </message>
    <message>
        <source>Your keys are not in a token. Nothing was approved; move them to one under your account.</source>
        <translation>您的密钥不在令牌中。未批准任何内容；请在您的账户下将其移入令牌。</translation>
    </message>
    <message>
        <source>T-{number} is no crypto withdrawal above the limit. Nothing was approved; look at the list of them.</source>
        <translation>T-{number} 不是超过限额的加密资产提币。未批准任何内容；请查看提币列表。</translation>
    </message>
    <message>
        <source>{on} is no day to book a correction on. Nothing was proposed; choose today or an open day before it.</source>
        <translation>{on} 不能作为更正的记账日。尚未提议；请选择今天或之前未封账的日期。</translation>
    </message>
    <message>
        <source>What lies there is not what was proposed, so nothing was booked. Refuse it and tell the auditor.</source>
        <translation>现存内容与提议内容不一致，未入账。请拒绝并告知审计员。</translation>
    </message>
    <message>
        <source>The sides do not come to zero in {asset}. Nothing was proposed; put the amounts right.</source>
        <translation>各方在 {asset} 中合计不为零。尚未提议；请改正金额。</translation>
    </message>
    <message>
        <source>Say in words why, in at most {at_most} signs. Nothing was proposed yet.</source>
        <translation>请用文字说明原因，最多 {at_most} 个字符。尚未提议。</translation>
    </message>
    <message>
        <source>Another call was booking the same references. Nothing of this one was booked; send it again.</source>
        <translation>另一次调用正在以相同参考号入账。本次未入账；请重新发送。</translation>
    </message>
    <message>
        <source>A call takes at most {at_most} transactions. Nothing was booked; send them in several calls.</source>
        <translation>每次调用最多 {at_most} 笔交易。未入账；请分多次发送。</translation>
    </message>
    <message>
        <source>Sealing a month takes two people here. Nothing was sealed; one proposes it, and a lead who is another agrees.</source>
        <translation>此处封存月份需要两个人。尚未封存；请由一人提交，另一位主管批准。</translation>
    </message>
    <message>
        <source>There is no correction behind this proposal, so nothing was booked. Refuse it.</source>
        <translation>此提议背后没有更正，未入账。请拒绝。</translation>
    </message>
    <message>
        <source>Only finance proposes corrections. Nothing was proposed; ask somebody of finance.</source>
        <translation>只有财务可以提议更正。尚未提议；请联系财务同事。</translation>
    </message>
    <message>
        <source>The reversal of T-{number} is proposed already and waits for a lead. Nothing was proposed again.</source>
        <translation>T-{number} 的冲销已提议，正等待主管审批。未重复提议。</translation>
    </message>
    <message>
        <source>T-{number} is reversed already, which happens once. To undo that, reverse its reversal.</source>
        <translation>T-{number} 已被冲销，且只能冲销一次。如需撤销，请冲销该冲销交易。</translation>
    </message>
    <message>
        <source>A correction has {at_least} to {at_most} sides. Nothing was proposed; add what is missing.</source>
        <translation>一项更正须有 {at_least} 至 {at_most} 方。尚未提议；请补充所缺内容。</translation>
    </message>
    <message>
        <source>There is no such finding, or it is not for you.</source>
        <translation>没有此问题，或它不由您处理。</translation>
    </message>
    <message>
        <source>{person} has dealt with this finding already. Nothing was changed; look at it again.</source>
        <translation>{person} 已处理此问题。未作任何更改；请重新查看。</translation>
    </message>
    <message>
        <source>Say in words what was done about it: at least {at_least} letters, at most {at_most}.</source>
        <translation>请用文字说明已如何处理：至少 {at_least} 个字母，最多 {at_most} 个。</translation>
    </message>
    <message>
        <source>{account} is frozen, and this would take something out of it. Nothing was changed. What left before the freeze is corrected on its own day; a freeze is lifted by two: one proposes it in the watch, a lead agrees under Approvals.</source>
        <translation>{account} 已被冻结，此笔会从中转出款项。未作任何更改。冻结之前已转出的，请按其发生当日更正；解除冻结需要两人：一人在监控中提议，一名主管在审批中同意。</translation>
    </message>
    <message>
        <source>The books have no account “{account}” in that asset. Nothing was proposed; choose one from the list.</source>
        <translation>账簿中没有该资产的科目“{account}”。尚未提议；请从列表中选择。</translation>
    </message>
    <message>
        <source>A colleague has looked at this customer again already. Fetch the list anew.</source>
        <translation>同事已经重新审查过这位客户。请刷新列表。</translation>
    </message>
    <message>
        <source>Alert A-{number} has changed since it was shown. Look at it again, then decide.</source>
        <translation>预警 A-{number} 显示后已有变化。请重新查看后再决定。</translation>
    </message>
    <message>
        <source>This wallet belongs to no customer of this house, so there is nobody to screen, freeze or refer.</source>
        <translation>该钱包不属于本公司的任何客户，因此没有可审查、冻结或报送的人。</translation>
    </message>
    <message>
        <source>An alert was to name postings that are not this customer’s. Nothing was written.</source>
        <translation>某条预警所指的分录不属于该客户。未写入任何内容。</translation>
    </message>
    <message>
        <source>There is no such alert, or it is not for you.</source>
        <translation>没有这条预警，或您无权查看。</translation>
    </message>
    <message>
        <source>Alert A-{number} is over, or a colleague holds it. Take it first, then decide.</source>
        <translation>预警 A-{number} 已结束，或由同事接手。请先接手，再决定。</translation>
    </message>
    <message>
        <source>The watch’s policy was changed and its version {version} was not. Raise the version in watch.toml.</source>
        <translation>监控规则已修改，但版本号仍为 {version}。请在 watch.toml 中提高版本号。</translation>
    </message>
    <message>
        <source>This needs a reason: choose one, and for “another reason” write what it is.</source>
        <translation>需要理由：请选择一项；选择“其他原因”时请写明。</translation>
    </message>
    <message>
        <source>That is too long. Say it in at most 4,000 letters.</source>
        <translation>内容过长，请勿超过 4,000 字。</translation>
    </message>
    <message>
        <source>This account is not frozen. Nothing was changed.</source>
        <translation>该账户未被冻结。未作任何更改。</translation>
    </message>
    <message>
        <source>Only an open account can be frozen; this one is {state}. Nothing was changed.</source>
        <translation>只有正常账户可以冻结；该账户状态为 {state}。未作任何更改。</translation>
    </message>
    <message>
        <source>A file number has at most 40 letters, figures, points, slashes and dashes. Leave out any name.</source>
        <translation>案卷号最多 40 个字母、数字、句点、斜杠和连字符。请勿写姓名。</translation>
    </message>
    <message>
        <source>Nothing was erased: something has to be settled first ({what}). The preview says what, and how.</source>
        <translation>未删除任何内容：须先处理一项事宜（{what}）。预览中说明是什么以及如何处理。</translation>
    </message>
    <message>
        <source>A legal hold is in force already. Nothing was changed.</source>
        <translation>已有一项法律保留生效。未作任何更改。</translation>
    </message>
    <message>
        <source>This erasure, or what its search had found there, is no longer what it was. Look at it once more.</source>
        <translation>此次删除或其检索结果已有变化。请重新查看。</translation>
    </message>
    <message>
        <source>This legal hold was released already. Nothing was changed.</source>
        <translation>此项法律保留已解除。未作任何更改。</translation>
    </message>
    <message>
        <source>Nothing shows that this person is a minor: by the birth date on file they are of age. Choose the document or the guardian that shows it, or erase without the tick.</source>
        <translation>没有依据表明此人是未成年人：按记录的出生日期已成年。请选择证明的文件或监护人，或取消勾选后再删除。</translation>
    </message>
    <message>
        <source>Nothing is left to erase: what is still there is kept by law. Tell the person so in the answer.</source>
        <translation>已无可删除的内容：现存数据依法保留。请在答复中告知当事人。</translation>
    </message>
    <message>
        <source>This answer says that all is erased, and nothing was. Erase and search first, or choose another answer.</source>
        <translation>该答复称已全部删除，但实际尚未删除。请先执行删除和检索，或选择其他答复。</translation>
    </message>
    <message>
        <source>A search needs a name or another value of the person. Type what the letter says, then search.</source>
        <translation>检索需要当事人的姓名或其他信息。请输入来函中的内容，再行检索。</translation>
    </message>
    <message>
        <source>Nothing was erased: there is now more, or less, than was agreed to. Look at the preview and propose anew.</source>
        <translation>未删除任何内容：现有内容与已同意的不一致。请查看预览并重新提议。</translation>
    </message>
    <message>
        <source>Say in at most {at_most} signs why it may stay there, without a name. Nothing was changed.</source>
        <translation>请用不超过 {at_most} 个字符说明为何可以保留，且不写姓名。未作任何更改。</translation>
    </message>
    <message>
        <source>The answer waits for the search after the erasure: run it, and explain what it finds. The letter is kept.</source>
        <translation>答复须等待删除后的检索：请执行检索并说明其结果。信件已保留。</translation>
    </message>
    <message>
        <source>A table came up meanwhile that was not searched. Search once more.</source>
        <translation>期间新增了一个未检索的表。请再次检索。</translation>
    </message>
    <message>
        <source>Decisions are signed with your own key, and none is at hand here. Nothing was taken; sign in with your keys.</source>
        <translation>决定须由您本人的密钥签名，而此处没有可用密钥。未取出任何内容；请用您的密钥登录。</translation>
    </message>
    <message>
        <source>No open keyring here keeps the snapshot’s key. Nothing was taken; unlock it, or choose a passphrase.</source>
        <translation>本机没有已解锁的密钥环来保存快照密钥。未签出任何内容；请解锁密钥环，或改用口令。</translation>
    </message>
    <message>
        <source>After so many wrong passphrases the next is heard in {wait} s. Nothing is lost; wait, then try again.</source>
        <translation>口令连续错误过多，{wait} 秒后才受理下一次。没有任何丢失；请稍候再试。</translation>
    </message>
    <message>
        <source>This computer’s clock says {now}, and it has already shown {seen_at}. Nothing was opened; set it right.</source>
        <translation>本机时钟显示 {now}，但它已经到过 {seen_at}。未打开任何内容；请校准时钟。</translation>
    </message>
    <message>
        <source>The snapshot opens, but this is not the password with which {person} signs in. Nothing was opened; type the password again, or leave it empty to look without deciding.</source>
        <translation>快照可以打开，但这不是 {person} 的登录密码。没有打开任何内容；请重新输入密码，或留空只查看、不作决定。</translation>
    </message>
    <message>
        <source>Check-out {number} is over already: recalled, destroyed or checked in. Nothing was changed.</source>
        <translation>签出 {number} 已结束：已召回、已销毁或已签入。未作任何更改。</translation>
    </message>
    <message>
        <source>A snapshot opens for {days} days at most. Nothing was taken; choose fewer days.</source>
        <translation>快照最多可打开 {days} 天。未取出任何内容；请选择更少天数。</translation>
    </message>
    <message>
        <source>The database read other figures than the snapshot says ({part}). Nothing was signed or kept; check out again.</source>
        <translation>数据库读到的数字与快照所述不符（{part}）。未签名也未保留任何内容；请重新签出。</translation>
    </message>
    <message>
        <source>Nothing was taken: choose at least one account, and not more than {at_most}.</source>
        <translation>未取出任何内容：请至少选择一个账户，且不超过 {at_most} 个。</translation>
    </message>
    <message>
        <source>This check-out is not there, or is not yours to change. Nothing was changed.</source>
        <translation>此签出不存在，或不由您更改。未作任何更改。</translation>
    </message>
    <message>
        <source>The period ends before it begins. Nothing was taken; put its days in order.</source>
        <translation>期间的结束早于开始。未取出任何内容；请调整日期顺序。</translation>
    </message>
    <message>
        <source>{account} is no account at a bank, processor or custodian, so it does not travel. Nothing was taken.</source>
        <translation>{account} 不是银行、支付机构或托管方的账户，因此不能带出。未取出任何内容。</translation>
    </message>
    <message>
        <source>Only finance takes the books along. Nothing was taken.</source>
        <translation>只有财务可以带出账簿。未取出任何内容。</translation>
    </message>
    <message>
        <source>{count} entries are more than the {at_most} a laptop takes. Nothing was taken; choose fewer days.</source>
        <translation>{count} 条分录超过笔记本可容纳的 {at_most} 条。未取出任何内容；请选择更少天数。</translation>
    </message>
    <message>
        <source>A passphrase that guards the books has at least {at_least} signs. Nothing was taken; choose a longer.</source>
        <translation>保护账簿的口令至少要有 {at_least} 个字符。未取出任何内容；请换一个更长的。</translation>
    </message>
    <message>
        <source>That is not this snapshot’s passphrase; wrong in a row: {failed}. Nothing is lost; type it again.</source>
        <translation>这不是此快照的口令；已连续错误 {failed} 次。没有任何丢失；请重新输入。</translation>
    </message>
    <message>
        <source>The rows do not give the root the firm signed ({account}). Decide nothing on this snapshot; check out anew.</source>
        <translation>各行算不出公司签名的根值（{account}）。请勿在此快照上作任何决定；请重新签出。</translation>
    </message>
    <message>
        <source>{path} is not the file that was checked out ({reason}). It was not opened; check out anew.</source>
        <translation>{path} 不是当初签出的文件（{reason}）。未打开；请重新签出。</translation>
    </message>
    <message>
        <source>This snapshot expired {expired_at} and opens no more. What you decided is kept: sign in, open Reconcile and check it in. Then check out anew.</source>
        <translation>此快照已于 {expired_at} 到期，不再打开。您的决定仍然保留：请登录，打开“对账”并签入，然后重新签出。</translation>
    </message>
    <message>
        <source>{path} is of another firm ({firm}). It was not opened; this computer knows only its own.</source>
        <translation>{path} 属于另一家公司（{firm}）。未打开；本机只认本公司的快照。</translation>
    </message>
    <message>
        <source>The keyring of this computer has no key for this snapshot. It opens where it was checked out; for other computers, check out under a passphrase.</source>
        <translation>本机密钥环中没有此快照的密钥。它只能在签出它的电脑上打开；如需在其他电脑上使用，请以口令签出。</translation>
    </message>
    <message>
        <source>The key that was found is not this snapshot’s. Nothing was opened; check out anew.</source>
        <translation>找到的密钥不属于此快照。未打开任何内容；请重新签出。</translation>
    </message>
    <message>
        <source>{path} is not there any more. Check out anew.</source>
        <translation>{path} 已不存在。请重新签出。</translation>
    </message>
    <message>
        <source>The firm did not sign {path}. It was not opened; take it from nobody, check out by yourself.</source>
        <translation>公司没有签署 {path}。未打开；请勿接受他人给的快照，请自行签出。</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}. Nothing was left half; make room and try again.</source>
        <translation>无法写入 {path}：{reason}。没有留下残缺文件；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>{account} in {asset} is closed, so nothing on it was changed. Reopen it first.</source>
        <translation>{account}（{asset}）已结账，因此未作任何更改。请先重新打开。</translation>
    </message>
    <message>
        <source>{account} in {asset} is not closed, so there is nothing to reopen.</source>
        <translation>{account}（{asset}）尚未结账，无需重新打开。</translation>
    </message>
    <message>
        <source>An adjusting entry was proposed for this finding already. Nothing was added.</source>
        <translation>已为此差异提议过调整分录，未再添加。</translation>
    </message>
    <message>
        <source>{which} is part of another match, and everything is matched once. Undo that match first.</source>
        <translation>{which} 已属于另一个匹配，每一项只能匹配一次。请先撤销那个匹配。</translation>
    </message>
    <message>
        <source>Other decisions of this check-out came in before, and one log is taken in. Nothing was changed; look at what became of the first.</source>
        <translation>此签出已收到过另一份决定日志，而每次签出只接受一份。未作任何更改；请查看第一份的处理结果。</translation>
    </message>
    <message>
        <source>Entry {at} of the log is dated after the check-out&apos;s time was over ({expired_at}), so none of it is taken in. Check out again.</source>
        <translation>日志第 {at} 条的时间晚于签出到期时间（{expired_at}），因此全部不予接受。请重新签出。</translation>
    </message>
    <message>
        <source>{account} was closed in the house up to {until} (check-out {number}), so it is not closed again. Check out from the day after, or have that closing reversed.</source>
        <translation>{account} 已在系统中结账至 {until}（签出 {number}），因此不再重复结账。请从次日起签出，或先撤回该结账。</translation>
    </message>
    <message>
        <source>The closing of {account} up to {until} (check-out {number}) rests on it, so it was not taken back. Have that closing reversed first.</source>
        <translation>{account} 截至 {until} 的结账（签出 {number}）以此为依据，因此未撤回。请先撤回该结账。</translation>
    </message>
    <message>
        <source>The clock of this computer says {now}, earlier than the last decision ({last}). Nothing was decided; set the clock right.</source>
        <translation>本机时钟显示 {now}，早于上一个决定（{last}）。未作任何决定；请校准时钟。</translation>
    </message>
    <message>
        <source>{which} is not on this account, so nothing was matched. Look at the account again.</source>
        <translation>{which} 不在此账户上，因此未作匹配。请重新查看该账户。</translation>
    </message>
    <message>
        <source>This finding is not there any more: it was matched meanwhile. Nothing was changed.</source>
        <translation>此差异已不存在：期间已被匹配。未作任何更改。</translation>
    </message>
    <message>
        <source>Statement and ledger differ by more than the listed reasons. The account stays open.</source>
        <translation>对账单与账簿之差不等于所列原因之和，账户保持未结账。</translation>
    </message>
    <message>
        <source>The log of decisions was changed at entry {at} ({why}), so none of it is used. Take it from a backup, or check out again.</source>
        <translation>决定日志在第 {at} 条处被改动（{why}），因此整份日志不予采用。请从备份恢复，或重新签出。</translation>
    </message>
    <message>
        <source>The match does not add up ({why}), so it was not confirmed. Look at its lines and entries again.</source>
        <translation>该匹配对不上（{why}），因此未确认。请重新查看其对账单行和分录。</translation>
    </message>
    <message>
        <source>Of what is missing, {count} have no note or nobody who looks after them. Explain each, then close.</source>
        <translation>缺失项中有 {count} 项没有备注或没有负责人。请逐项说明后再关闭。</translation>
    </message>
    <message>
        <source>Both sides differ by more than this account tolerates. Say what the difference is, and why.</source>
        <translation>两边差额超出该账户允许的范围。请说明差额是什么以及原因。</translation>
    </message>
    <message>
        <source>There is no such adjusting entry in this check-in, so nothing was proposed. Look at the list again.</source>
        <translation>此次签入中没有该调整分录，未提出任何内容。请重新查看列表。</translation>
    </message>
    <message>
        <source>It is held by an earlier decision that was not reversed ({table}). Nothing was changed.</source>
        <translation>它仍属于一项未撤回的早先决定（{table}）。未作任何更改。</translation>
    </message>
    <message>
        <source>The entry must still be booked on {account}, which the finding is on. Nothing was proposed.</source>
        <translation>分录仍须记入该差异所在的 {account}。未提出任何内容。</translation>
    </message>
    <message>
        <source>The house took no such match or closing, so there is nothing to take back. Look at the list again.</source>
        <translation>系统中没有接受过这样的匹配或结账，无可撤回。请重新查看列表。</translation>
    </message>
    <message>
        <source>Its reversal was proposed already and waits for a lead. Nothing was added.</source>
        <translation>已提出撤回，正等待主管处理。未添加任何内容。</translation>
    </message>
    <message>
        <source>It was taken back already, so nothing was changed. Look at the list again.</source>
        <translation>它已被撤回，未作任何更改。请重新查看列表。</translation>
    </message>
    <message>
        <source>No statement speaks of {since} to {until}, so the account stays open. Take one in, or say why there is none.</source>
        <translation>没有对账单涉及 {since} 至 {until}，因此账户保持打开。请导入一份，或说明为何没有。</translation>
    </message>
    <message>
        <source>Between {since} and {until} the balance moved or entries are booked, so a statement is missing. Ask for it, and give that as the reason.</source>
        <translation>{since} 至 {until} 之间余额有变动或有分录入账，因此缺一份对账单。请向银行索取，并以此为理由。</translation>
    </message>
    <message>
        <source>No statement of {account} speaks of this period, so it stays open. Take one in first.</source>
        <translation>没有覆盖该期间的 {account} 对账单，账户保持未结。请先导入对账单。</translation>
    </message>
    <message>
        <source>This rejection was taken back already. Nothing was changed.</source>
        <translation>该拒绝此前已撤回，未作任何更改。</translation>
    </message>
    <message>
        <source>One match takes at most {at_most} lines and entries, and {count} are marked. Unmark some.</source>
        <translation>一次匹配最多包含 {at_most} 条对账单行和分录，现已标记 {count} 条。请取消部分标记。</translation>
    </message>
    <message>
        <source>This match was undone already. Nothing was changed.</source>
        <translation>此匹配已撤销，未作任何更改。</translation>
    </message>
    <message>
        <source>This statement was taken out already. Nothing was changed.</source>
        <translation>此对账单已移除，未作任何更改。</translation>
    </message>
    <message>
        <source>No decisions of this check-out have come in.</source>
        <translation>尚未收到此签出的决定。</translation>
    </message>
    <message>
        <source>No account was closed in these decisions, so there is nothing to report. Close one first.</source>
        <translation>这些决定中没有结账的账户，因此没有可报告的内容。请先结账。</translation>
    </message>
    <message>
        <source>The report could not be written as {path}: {reason}. Nothing of it was kept; make room and try again.</source>
        <translation>报告无法写入 {path}：{reason}。未保留任何内容；请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Texts came in that no decision was made about. Nothing of them was kept; bring the decisions in again.</source>
        <translation>收到的文字不属于任何决定，未予保留；请重新带回决定。</translation>
    </message>
    <message>
        <source>This snapshot does not hold {account} in {asset}. Check the account out to work on it.</source>
        <translation>此快照不含 {account}（{asset}）。请签出该账户后再处理。</translation>
    </message>
    <message>
        <source>Your signing key is not open, so nothing was decided. Open the snapshot again with your password, or put your token in.</source>
        <translation>您的签名密钥未打开，因此未作任何决定。请用密码重新打开快照，或插入令牌。</translation>
    </message>
    <message>
        <source>Not every one of these matches is the only possible one, so none was confirmed. Decide them one by one.</source>
        <translation>这些匹配并非都是唯一可能，因此一个也未确认。请逐一决定。</translation>
    </message>
    <message>
        <source>Write between {at_least} and {at_most} signs. Nothing was noted.</source>
        <translation>请填写 {at_least} 至 {at_most} 个字符。未作记录。</translation>
    </message>
    <message>
        <source>This file names no payout in an asset of the snapshot. Nothing was taken in; choose another report.</source>
        <translation>此文件没有快照中任何资产的结算付款。未导入任何内容；请选择另一份报告。</translation>
    </message>
    <message>
        <source>Every line of this statement is known already. Nothing was imported.</source>
        <translation>此对账单的每一行都已导入过，未再导入。</translation>
    </message>
    <message>
        <source>The rows of the snapshot are still being proved. The account can be closed as soon as they are.</source>
        <translation>快照的各行仍在验证，验证完成后即可结账。</translation>
    </message>
    <message>
        <source>{matches} matches rest on this file, so it stays. Undo them first.</source>
        <translation>有 {matches} 个匹配依据此文件，因此保留。请先撤销这些匹配。</translation>
    </message>
    <message>
        <source>This statement was imported before. Nothing was added.</source>
        <translation>此对账单已导入过，未再添加。</translation>
    </message>
    <message>
        <source>The statement does not fit the account ({why}). Nothing was imported; choose another account.</source>
        <translation>对账单与账户不符（{why}）。未导入；请选择其他账户。</translation>
    </message>
    <message>
        <source>{count} findings on this account are unexplained, so it stays open. Say what each of them is.</source>
        <translation>此账户有 {count} 项差异尚未说明，因此不能结账。请逐项说明。</translation>
    </message>
    <message>
        <source>Nobody of finance signs in as {owner}, so nobody was named. Choose one of the list.</source>
        <translation>财务人员中没有以 {owner} 登录的人，因此未指定负责人。请从列表中选择。</translation>
    </message>
    <message>
        <source>The books have no account {account} of their own that an adjusting entry could be booked against. Nothing was proposed; choose one of the list.</source>
        <translation>账簿自身没有可供调整分录记入的账户 {account}。未提议任何内容；请从列表中选择。</translation>
    </message>
    <message>
        <source>The file of decisions is damaged or is not of this snapshot. It was not opened and nothing of it was changed; take it from a backup, or check out again.</source>
        <translation>决定文件已损坏，或不属于此快照。未打开，也未作任何更改；请从备份恢复，或重新签出。</translation>
    </message>
    <message>
        <source>These decisions were checked in at {at}, so nothing more is decided on this snapshot. Check out again to go on.</source>
        <translation>这些决定已于 {at} 签入，因此不能再在此快照上作决定。如需继续，请重新签出。</translation>
    </message>
    <message>
        <source>The file of decisions is another person’s or of another check-out. It was not opened.</source>
        <translation>决定文件属于他人或另一次签出，未打开。</translation>
    </message>
    <message>
        <source>Another window has these decisions open. Nothing was changed; close that window and try again.</source>
        <translation>另一个窗口已打开这些决定。未作任何更改；请关闭那个窗口后重试。</translation>
    </message>
    <message>
        <source>No decisions lie beside this snapshot. Nothing was checked in; put {name} from the computer on which they were made into the folder “snapshots”, and check in again.</source>
        <translation>此快照旁没有决定文件。没有签入任何内容；请把作出决定的那台电脑上的 {name} 放入文件夹“snapshots”，再签入一次。</translation>
    </message>
    <message>
        <source>Nothing was decided in this workbook, so nothing was checked in. If the work was done on another computer, bring its workbook here first; if nobody needs the check-out any more, recall it.</source>
        <translation>此工作簿中没有任何决定，因此没有签入任何内容。如果工作是在另一台电脑上完成的，请先把那里的工作簿带过来；如果不再需要此签出，请将其收回。</translation>
    </message>
    <message>
        <source>The disk did not take the decision ({reason}), so nothing of it was kept. Make room and decide again.</source>
        <translation>磁盘未能写入该决定（{reason}），因此未保留任何内容。请腾出空间后重新决定。</translation>
    </message>
    <message>
        <source>The file ends too early: from row {row} on, {missing} is missing. Fetch it from the bank again.</source>
        <translation>文件提前结束：从第 {row} 行起缺少 {missing}。请重新从银行下载。</translation>
    </message>
    <message>
        <source>The file was changed while it was being read. Nothing was imported; choose it again.</source>
        <translation>读取期间文件被改动。未导入任何内容；请重新选择。</translation>
    </message>
    <message>
        <source>In place of a statement the bank’s answer says {status}: {message}. Ask the bank for the statement again.</source>
        <translation>银行返回的不是对账单，而是 {status}：{message}。请重新向银行索取对账单。</translation>
    </message>
    <message>
        <source>The file is empty. Fetch it from the bank again.</source>
        <translation>文件为空。请重新从银行下载。</translation>
    </message>
    <message>
        <source>An amount has {decimals} decimals, and the books keep {at_most} of {asset}. Nothing was imported; choose the account of another asset.</source>
        <translation>有金额带 {decimals} 位小数，而账簿中 {asset} 只保留 {at_most} 位。未导入；请选择另一资产的账户。</translation>
    </message>
    <message>
        <source>The file is well written, but there is no statement in it. Ask the bank for one with its movements.</source>
        <translation>文件格式正确，但其中没有对账单。请向银行索取带明细的对账单。</translation>
    </message>
    <message>
        <source>This is a PDF, made for reading. Fetch the same statement as camt, MT940, OFX, CSV or XLSX.</source>
        <translation>这是供阅读的 PDF。请以 camt、MT940、OFX、CSV 或 XLSX 格式下载同一对账单。</translation>
    </message>
    <message>
        <source>Row {row} cannot be read: {found}. Nothing was imported; fetch the file from the bank again.</source>
        <translation>第 {row} 行无法读取：{found}。未导入任何内容；请重新从银行下载。</translation>
    </message>
    <message>
        <source>In row {row}, “{text}” is no amount. Nothing was imported; fetch the file from the bank again. Of a table (CSV, XLSX) the mapping says how decimals are written.</source>
        <translation>第 {row} 行中“{text}”不是金额。没有导入任何内容；请重新从银行获取文件。对于表格（CSV、XLSX），小数的写法由映射说明。</translation>
    </message>
    <message>
        <source>Row {row} names no currency. Say in the mapping which one the file is in.</source>
        <translation>第 {row} 行没有币种。请在映射中指明文件的币种。</translation>
    </message>
    <message>
        <source>“{text}” can be two days: nothing says which number is the month. Say how days are written: --day.</source>
        <translation>“{text}”可以是两个日期：没有任何内容说明哪个数字是月份。请用 --day 说明日期的写法。</translation>
    </message>
    <message>
        <source>In row {row}, “{text}” is no day. If the file writes days another way, say so in its mapping; otherwise fetch it again.</source>
        <translation>第 {row} 行的“{text}”不是日期。若文件的日期写法不同，请在映射中说明；否则请重新下载。</translation>
    </message>
    <message>
        <source>This workbook is of an old kind or behind a password. Save it as XLSX without one, and choose that.</source>
        <translation>此工作簿为旧格式或带密码。请另存为不带密码的 XLSX 后再选择。</translation>
    </message>
    <message>
        <source>Nobody knows yet whose statement this is ({stated}), so nothing was taken in. Say first that it is of {account}.</source>
        <translation>尚不知这是谁的对账单（{stated}），因此没有导入任何内容。请先说明它属于 {account}。</translation>
    </message>
    <message>
        <source>The statement is of {stated}; statements of this account are of {wanted}. Nothing was imported; choose the account it belongs to.</source>
        <translation>此对账单属于 {stated}，而该账户的对账单属于 {wanted}。未导入；请选择它所属的账户。</translation>
    </message>
    <message>
        <source>The statement is in {stated}, the account in {wanted}. Nothing was imported; choose the account in {stated}.</source>
        <translation>对账单币种为 {stated}，账户为 {wanted}。未导入；请选择 {stated} 账户。</translation>
    </message>
    <message>
        <source>Row {row} is not written in {encoding}. Choose the file’s encoding in its mapping, or fetch it again.</source>
        <translation>第 {row} 行不是 {encoding} 编码。请在映射中选择文件的编码，或重新下载。</translation>
    </message>
    <message>
        <source>This archive would unpack to more than {at_most_bytes}. Nothing was opened; choose the statements in it one by one.</source>
        <translation>此压缩包解压后将超过 {at_most_bytes}。未打开任何内容；请逐个选择其中的对账单。</translation>
    </message>
    <message>
        <source>This archive holds more than {at_most} files. Nothing was opened; unpack it, and pack fewer of them together.</source>
        <translation>此压缩包内的文件超过 {at_most} 个。未打开任何内容；请先解压，再分批打包。</translation>
    </message>
    <message>
        <source>{member} in this archive is behind a password. Unpack it with the password, and choose the file itself.</source>
        <translation>压缩包中的 {member} 有密码保护。请用密码解压，然后选择该文件本身。</translation>
    </message>
    <message>
        <source>This is an archive within one or of a kind that is not read, or a workbook without its parts. Unpack it, and choose the statement in it.</source>
        <translation>这是嵌套的压缩包、不支持的压缩格式，或缺少部件的工作簿。请先解压，再选择其中的对账单。</translation>
    </message>
    <message>
        <source>The mapping “{profile}” wants columns this file has not: {missing}. Choose another, or learn it anew.</source>
        <translation>映射“{profile}”需要此文件没有的列：{missing}。请另选映射，或重新学习。</translation>
    </message>
    <message>
        <source>No mapping reads these columns yet: {columns}. Show once what each of them says.</source>
        <translation>尚无映射能读取这些列：{columns}。请说明一次每列的含义。</translation>
    </message>
    <message>
        <source>The mapping lacks what a statement needs, or cannot be kept: {missing}. Put that right first.</source>
        <translation>映射缺少对账单所需内容，或无法保存：{missing}。请先更正。</translation>
    </message>
    <message>
        <source>One record, at row {row}, is longer than any statement’s ({at_most_bytes}). Nothing was imported.</source>
        <translation>第 {row} 行的一条记录长于任何对账单（{at_most_bytes}）。未导入任何内容。</translation>
    </message>
    <message>
        <source>This statement contradicts itself, so nothing was imported. Ask the bank for a whole one.</source>
        <translation>此对账单自相矛盾，因此未导入。请向银行索取完整的对账单。</translation>
    </message>
    <message>
        <source>The file holds more than {at_most} at once. Fetch it in shorter periods, and import one after another.</source>
        <translation>文件一次超过 {at_most} 条。请按较短期间下载，逐个导入。</translation>
    </message>
    <message>
        <source>The file is none of camt.052, .053, .054, MT940, OFX, CSV and XLSX. Fetch the statement as one of them.</source>
        <translation>该文件不是 camt.052、.053、.054、MT940、OFX、CSV 或 XLSX。请以其中一种格式下载对账单。</translation>
    </message>
    <message>
        <source>The file could not be read: {reason}. Nothing was imported; look whether it is still there.</source>
        <translation>无法读取文件：{reason}。未导入任何内容；请查看它是否还在。</translation>
    </message>
    <message>
        <source>The file carries {found}, which no statement needs and attacks do. It was not opened any further; ask whoever sent it.</source>
        <translation>文件含有 {found}，对账单不需要它，攻击才会用到。未继续打开；请询问发件人。</translation>
    </message>
    <message>
        <source>The first row of {file} names {column} twice. Nothing was matched; leave one of the two columns out.</source>
        <translation>{file} 的首行两次写有列名 {column}。未进行匹配；请去掉其中一列。</translation>
    </message>
    <message>
        <source>The first row of {file} lacks: {missing}. Nothing was matched; name the columns so.</source>
        <translation>{file} 的首行缺少：{missing}。未做任何匹配；请按此命名各列。</translation>
    </message>
    <message>
        <source>{file} could not be read: {why}. Nothing was matched; it has to be UTF-8 text with commas.</source>
        <translation>无法读取 {file}：{why}。未做任何匹配；文件须为以逗号分隔的 UTF-8 文本。</translation>
    </message>
    <message>
        <source>Matching ended before it had an answer: {fault}. Nothing was decided; start it again.</source>
        <translation>匹配未得出结果就结束了：{fault}。未作任何决定；请重新开始。</translation>
    </message>
    <message>
        <source>“{text}” is no fee. Nothing was matched; write it like PSP PAYOUT:1.4%+0.25.</source>
        <translation>“{text}”不是手续费写法。未做任何匹配；请写成 PSP PAYOUT:1.4%+0.25 这样。</translation>
    </message>
    <message>
        <source>The pairs could not be written to {file}: {why}. Choose another place.</source>
        <translation>无法把配对写入 {file}：{why}。请另选位置。</translation>
    </message>
    <message>
        <source>{file}, line {line} has {found} values, and the first row names {wanted}: “{text}”. Nothing was matched; write amounts with a point, and put text with commas in quotes.</source>
        <translation>{file} 第 {line} 行有 {found} 个值，而首行列出 {wanted} 个：“{text}”。未进行任何匹配；金额请用小数点书写，含逗号的文字请加引号。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {text} shows more than {decimals} decimals, unlike the other amounts. Nothing was matched; put it right, or say --decimals.</source>
        <translation>{file} 第 {line} 行：{text} 的小数超过 {decimals} 位，与其他金额不同。未进行任何匹配；请更正，或用 --decimals 说明。</translation>
    </message>
    <message>
        <source>{file}, line {line}: “{text}” does not fit in {column}. Nothing was matched; put it right first.</source>
        <translation>{file} 第 {line} 行：“{text}”不适合 {column} 列。未做任何匹配；请先更正。</translation>
    </message>
    <message>
        <source>The house allows less on this account, so nothing was changed. A lead agrees to other rules under Reconcile; they hold from the next check-out on.</source>
        <translation>公司对该账户允许的较少，因此没有作任何更改。其他规则由主管在“对账”中同意，从下一次签出起生效。</translation>
    </message>
    <message>
        <source>“{text}” cannot be read. Write days as 7, amounts as 0.05, shares as 0.1, fees as PSP PAYOUT:1.4%+0.25.</source>
        <translation>无法读取“{text}”。天数写作 7，金额写作 0.05，百分比写作 0.1，手续费写作 PSP PAYOUT:1.4%+0.25。</translation>
    </message>
    <message>
        <source>The id {id} stands twice, so nobody could say which is meant. Nothing was matched.</source>
        <translation>编号 {id} 出现了两次，无法判断指的是哪一个。未做任何匹配。</translation>
    </message>
</context>
<context>
    <name>EvidenceBox</name>
    <message>
        <source>What the correction rests on</source>
        <translation>更正的依据</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已看</translation>
    </message>
    <message>
        <source>This file cannot be shown here. Refuse, and have another put before you.</source>
        <translation>此文件无法在此显示。请拒绝，并要求提交其他材料。</translation>
    </message>
</context>
<context>
    <name>ExplorerPage</name>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>分录</translation>
    </message>
    <message>
        <source>Go to this day</source>
        <translation>转到这一天</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记簿</translation>
    </message>
    <message>
        <source>Nothing was booked on this account in the period.</source>
        <translation>该账户在此期间没有入账。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>A day such as 2026-11-19.</source>
        <translation>日期，如 2026-11-19。</translation>
    </message>
    <message>
        <source>Nothing was booked after it.</source>
        <translation>此后没有入账。</translation>
    </message>
    <message>
        <source>No entry has this amount or reference.</source>
        <translation>没有分录具有此金额或参考号。</translation>
    </message>
    <message>
        <source>{at} of {count} found</source>
        <translation>第 {at} 条，共找到 {count} 条</translation>
    </message>
    <message>
        <source>{day}: balance {balance} {asset}, in {debit}, out {credit}</source>
        <translation>{day}：余额 {balance} {asset}，转入 {debit}，转出 {credit}</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>请选择一个账户</translation>
    </message>
    <message>
        <source>Find something first</source>
        <translation>请先查找</translation>
    </message>
    <message>
        <source>Reference or amount</source>
        <translation>参考号或金额</translation>
    </message>
</context>
<context>
    <name>Face</name>
    <message>
        <source>governs</source>
        <translation>为准</translation>
    </message>
</context>
<context>
    <name>Feed</name>
    <message numerus="yes">
        <source>%n findings of the feed</source>
        <translation>
            <numerusform>平台推送有 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Dealt with.</source>
        <translation>已处理。</translation>
    </message>
    <message>
        <source>finance deals with it</source>
        <translation>由财务处理</translation>
    </message>
    <message>
        <source>look at the findings of the feed first</source>
        <translation>请先查看平台推送的问题</translation>
    </message>
</context>
<context>
    <name>FeedPanel</name>
    <message>
        <source>Findings of the feed</source>
        <translation>平台推送的问题</translation>
    </message>
    <message>
        <source>Which findings</source>
        <translation>哪些问题</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Facts of the finding</source>
        <translation>问题详情</translation>
    </message>
    <message>
        <source>What was done about it</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>No finding has this state.</source>
        <translation>没有处于此状态的问题。</translation>
    </message>
    <message numerus="yes">
        <source>%n findings wait: their lines of the platform’s feed are not booked.</source>
        <translation>
            <numerusform>%n 个问题待处理：平台推送的相应行未入账。</numerusform>
        </translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Every line of the platform’s feed was booked, or somebody has dealt with it.</source>
        <translation>平台推送的每一行都已入账，或已有人处理。</translation>
    </message>
    <message>
        <source>open ({count})</source>
        <translation>未处理（{count}）</translation>
    </message>
    <message>
        <source>settled lately ({count})</source>
        <translation>最近了结（{count}）</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>{at}, {count} times in all</source>
        <translation>{at}，共 {count} 次</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>In the books</source>
        <translation>账簿中</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理经过</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>choose an account first</source>
        <translation>请先选择科目</translation>
    </message>
    <message>
        <source>{day}: balance {balance} {asset}, in {debit}, out {credit}</source>
        <translation>{day}：余额 {balance} {asset}，入 {debit}，出 {credit}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Narrow by person</source>
        <translation>按人员筛选</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Narrow by kind of entry</source>
        <translation>按条目类别筛选</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>Read or carried out data</source>
        <translation>读取或带出数据</translation>
    </message>
    <message>
        <source>Customer: name, e-mail or case</source>
        <translation>客户：姓名、邮箱或案件号</translation>
    </message>
    <message>
        <source>Customer: number of a case</source>
        <translation>客户：案件号</translation>
    </message>
    <message>
        <source>Look for a customer, then Enter</source>
        <translation>查找客户，按 Enter 确认</translation>
    </message>
    <message>
        <source>Document or SHA-256</source>
        <translation>文件编号或 SHA-256</translation>
    </message>
    <message>
        <source>A document&apos;s number or SHA-256, then Enter</source>
        <translation>文件编号或 SHA-256，按 Enter 确认</translation>
    </message>
    <message>
        <source>Your duties find customers by the number of a case, such as K-48001, not by name.</source>
        <translation>您的职责可按案件号（例如 K-48001）查找客户，不能按姓名查找。</translation>
    </message>
    <message>
        <source>A document&apos;s number has 32 hexadecimal digits, its SHA-256 has 64.</source>
        <translation>文件编号为 32 位十六进制数字，SHA-256 为 64 位。</translation>
    </message>
</context>
<context>
    <name>FilterBox</name>
    <message>
        <source>Narrow the postings</source>
        <translation>筛选分录</translation>
    </message>
    <message>
        <source>Kept filters</source>
        <translation>已存筛选</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Account, with all under it</source>
        <translation>科目，含其下全部</translation>
    </message>
    <message>
        <source>Customer’s pseudonym, or its end</source>
        <translation>客户代号，或其末尾</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>资产</translation>
    </message>
    <message>
        <source>Amount from, whatever its sign</source>
        <translation>金额从（不论正负）</translation>
    </message>
    <message>
        <source>Amount to</source>
        <translation>金额至</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>To day, that day included</source>
        <translation>截止日（含当日）</translation>
    </message>
    <message>
        <source>Reference begins with</source>
        <translation>参考号开头</translation>
    </message>
    <message>
        <source>Words of the description</source>
        <translation>摘要中的词</translation>
    </message>
    <message>
        <source>Name, to keep this filter</source>
        <translation>名称，以保存此筛选</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>Every asset</source>
        <translation>所有资产</translation>
    </message>
    <message>
        <source>“{text}” is no day. Write 2026-11-19.</source>
        <translation>“{text}”不是日期。请写成 2026-11-19。</translation>
    </message>
</context>
<context>
    <name>FilterEdit</name>
    <message>
        <source>Amount, text, reference, day</source>
        <translation>金额、文字、参考号、日期</translation>
    </message>
</context>
<context>
    <name>FilterStrip</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show all postings</source>
        <translation>显示全部分录</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>All postings</source>
        <translation>全部分录</translation>
    </message>
    <message>
        <source>Number or person</source>
        <translation>编号或人员</translation>
    </message>
    <message>
        <source>Find a request by its number or the person</source>
        <translation>按编号或人员查找请求</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>权利</translation>
    </message>
    <message>
        <source>All rights</source>
        <translation>全部权利</translation>
    </message>
    <message>
        <source>What is waited for</source>
        <translation>等待什么</translation>
    </message>
    <message>
        <source>Waiting for anything</source>
        <translation>不限等待事项</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Everything open</source>
        <translation>全部未结</translation>
    </message>
    <message>
        <source>To clear today</source>
        <translation>今天应处理</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Can still be extended</source>
        <translation>仍可延期</translation>
    </message>
    <message>
        <source>Waiting on the person</source>
        <translation>等待本人</translation>
    </message>
    <message>
        <source>Answer on its way</source>
        <translation>答复投递中</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>资产</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>from {low}</source>
        <translation>从 {low}</translation>
    </message>
    <message>
        <source>to {high}</source>
        <translation>至 {high}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
</context>
<context>
    <name>FindingBox</name>
    <message>
        <source>Explain the finding</source>
        <translation>说明差异</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Who looks after it</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{name}, {amount}</source>
        <translation>{name}，{amount}</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>尚无人</translation>
    </message>
    <message>
        <source>Being kept</source>
        <translation>正在保存</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Findings by class</source>
        <translation>按类别的差异</translation>
    </message>
    <message>
        <source>Open, oldest first</source>
        <translation>未清项，最早的在前</translation>
    </message>
    <message>
        <source>As it looks</source>
        <translation>按建议</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Close the account</source>
        <translation>结账</translation>
    </message>
    <message numerus="yes">
        <source>Sign %n findings as what they look like? Each is a decision under your name.</source>
        <translation>
            <numerusform>将 %n 项差异按其表象签署？每一项都是以您名义作出的决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign them</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Line or entry</source>
        <translation>行或分录</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message numerus="yes">
        <source>%n findings were explained.</source>
        <translation>
            <numerusform>已说明 %n 项差异。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>No statement yet. Take one in under Statements.</source>
        <translation>尚无对账单。请在“对账单”中导入。</translation>
    </message>
    <message>
        <source>Nothing is left between statement and ledger.</source>
        <translation>对账单与账簿之间没有差异。</translation>
    </message>
    <message>
        <source>Reopen the account</source>
        <translation>重新打开账户</translation>
    </message>
    <message>
        <source>Choose a finding</source>
        <translation>请选择一项差异</translation>
    </message>
    <message>
        <source>The account is closed</source>
        <translation>账户已结账</translation>
    </message>
    <message>
        <source>It is explained</source>
        <translation>已说明</translation>
    </message>
    <message>
        <source>Nobody can tell what it looks like</source>
        <translation>无法判断其类别</translation>
    </message>
    <message>
        <source>Take a statement in first</source>
        <translation>请先导入对账单</translation>
    </message>
    <message>
        <source>No open finding shows what it is</source>
        <translation>没有可按表象处理的差异</translation>
    </message>
    <message>
        <source>Nothing was signed that could be taken back</source>
        <translation>没有可撤回的签署</translation>
    </message>
    <message>
        <source>An adjusting entry is proposed</source>
        <translation>已提议调整分录</translation>
    </message>
    <message>
        <source>Being looked at</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>Closed in the house to {day}</source>
        <translation>已在系统中结账至 {day}</translation>
    </message>
    <message numerus="yes">
        <source>Close after %n more findings</source>
        <translation>
            <numerusform>再说明 %n 项差异后结账</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing need a note and an owner</source>
        <translation>
            <numerusform>%n 个缺失项还需备注和负责人</numerusform>
        </translation>
    </message>
    <message>
        <source>Close after a statement is in</source>
        <translation>导入对账单后结账</translation>
    </message>
    <message>
        <source>Close once the rows are proved</source>
        <translation>各行验证完成后结账</translation>
    </message>
    <message>
        <source>The account is open</source>
        <translation>账户未关闭</translation>
    </message>
    <message>
        <source>statement − ledger</source>
        <translation>对账单 − 账簿</translation>
    </message>
</context>
<context>
    <name>FindingsRows</name>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
    <message>
        <source>No statement for {days}</source>
        <translation>没有对账单：{days}</translation>
    </message>
    <message>
        <source>Settled in the house: {entries} entries {booked}, {lines} lines {stated}, net {net}</source>
        <translation>公司内已结清：{entries} 笔分录 {booked}，{lines} 行对账单 {stated}，净额 {net}</translation>
    </message>
    <message>
        <source>Opens as it was closed, at {opening}. Booked since into days before: {names}</source>
        <translation>期初按上次结账余额 {opening} 开始。结账后又记入此前日期：{names}</translation>
    </message>
    <message>
        <source>{name}  payout {id}</source>
        <translation>{name}  结算付款 {id}</translation>
    </message>
    <message>
        <source>Balance between statements, {days}</source>
        <translation>对账单之间的余额，{days}</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>期初余额</translation>
    </message>
    <message>
        <source>{name}: looks like “{kind}”</source>
        <translation>{name}：看起来像“{kind}”</translation>
    </message>
    <message>
        <source>{name}: {kind}</source>
        <translation>{name}：{kind}</translation>
    </message>
    <message>
        <source>The same as {other}</source>
        <translation>与 {other} 相同</translation>
    </message>
    <message>
        <source>Left open by the closing before</source>
        <translation>上次结账时仍未了结</translation>
    </message>
    <message>
        <source>Booked since, into a day that was closed</source>
        <translation>结账后才记入已结账的日期</translation>
    </message>
    <message>
        <source>Noted then: {note}</source>
        <translation>当时备注：{note}</translation>
    </message>
    <message>
        <source>Looked after by {owner}</source>
        <translation>由 {owner} 负责</translation>
    </message>
    <message>
        <source>An adjusting entry is proposed</source>
        <translation>已提议一笔调整分录</translation>
    </message>
    <message>
        <source>line {number} of {file}</source>
        <translation>{file} 第 {number} 行</translation>
    </message>
    <message>
        <source>line {number} of its file</source>
        <translation>文件第 {number} 行</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>do it</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>所有快捷键</translation>
    </message>
</context>
<context>
    <name>Foreseeing</name>
    <message numerus="yes">
        <source>%n days of the time are already gone.</source>
        <translation>
            <numerusform>期限已过去 %n 天。</numerusform>
        </translation>
    </message>
    <message>
        <source>answer by {day}</source>
        <translation>{day} 前答复</translation>
    </message>
</context>
<context>
    <name>GapBox</name>
    <message>
        <source>Close over days without a statement</source>
        <translation>在没有对账单的日子上结账</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结账</translation>
    </message>
    <message>
        <source>Why there is none</source>
        <translation>为何没有</translation>
    </message>
    <message>
        <source>How you know</source>
        <translation>您如何得知</translation>
    </message>
    <message>
        <source>A statement that goes on after these days covers them. What you say is signed and reported.</source>
        <translation>接续这些日子的对账单即可覆盖它们。您所说的会被签名并写入报告。</translation>
    </message>
    <message>
        <source>The balance moved or entries are booked in these days, so a statement is missing.</source>
        <translation>这些日子里余额有变动或有分录入账，因此缺一份对账单。</translation>
    </message>
    <message>
        <source>Say in a few words how you know.</source>
        <translation>请简要说明您如何得知。</translation>
    </message>
    <message>
        <source>Being signed</source>
        <translation>正在签名</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
    <message>
        <source>{days}: no statement says what the balance does</source>
        <translation>{days}：没有对账单说明余额如何变动</translation>
    </message>
    <message>
        <source>{days}: balance {jump} {asset}</source>
        <translation>{days}：余额变动 {jump} {asset}</translation>
    </message>
</context>
<context>
    <name>HandPanel</name>
    <message>
        <source>Taken back. It may be proposed again.</source>
        <translation>已撤回，可再次提出匹配。</translation>
    </message>
    <message>
        <source>Taken back, and open again.</source>
        <translation>已撤回，重新变为未匹配。</translation>
    </message>
    <message>
        <source>Taken back, and not proposed again.</source>
        <translation>已撤回，今后不再提出。</translation>
    </message>
    <message>
        <source>This account is closed. Reopen it to match again.</source>
        <translation>该账户已结账。如需再匹配，请重新打开。</translation>
    </message>
    <message>
        <source>No statement of this account is here yet. Take one in under Statements.</source>
        <translation>该账户尚无对账单。请在“对账单”中导入。</translation>
    </message>
    <message>
        <source>Every line found its other side.</source>
        <translation>每条对账单行都已找到对应方。</translation>
    </message>
    <message>
        <source>Every entry found its other side.</source>
        <translation>每笔分录都已找到对应方。</translation>
    </message>
    <message>
        <source>Nothing was matched or rejected yet.</source>
        <translation>尚未匹配或拒绝任何内容。</translation>
    </message>
    <message>
        <source>Being signed</source>
        <translation>正在签名</translation>
    </message>
    <message>
        <source>Matched by hand, signed.</source>
        <translation>已人工匹配并签名。</translation>
    </message>
    <message>
        <source>Being looked at</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>The account is closed</source>
        <translation>账户已结账</translation>
    </message>
    <message>
        <source>Go back to what is open</source>
        <translation>请返回未匹配的内容</translation>
    </message>
    <message>
        <source>A match needs a line and an entry. What cancels itself out is explained under Findings.</source>
        <translation>匹配需要一个对账单行和一笔分录。相互抵消的内容请在“差异”中说明。</translation>
    </message>
    <message>
        <source>Mark on both sides</source>
        <translation>请在两边标记</translation>
    </message>
    <message>
        <source>Matched in the house: it is taken back there</source>
        <translation>已在系统中匹配：须在系统中撤回</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>未选择任何内容</translation>
    </message>
    <message>
        <source>Nothing was decided just now</source>
        <translation>刚才未作决定</translation>
    </message>
    <message>
        <source>Choose a match first</source>
        <translation>请先选择一个匹配</translation>
    </message>
    <message>
        <source>It is rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Lines: {count}, {amount}</source>
        <translation>对账单行：{count} 条，{amount}</translation>
    </message>
    <message>
        <source>Entries: {count}, {amount}</source>
        <translation>分录：{count} 笔，{amount}</translation>
    </message>
    <message>
        <source>Difference {amount} {asset}</source>
        <translation>差额 {amount} {asset}</translation>
    </message>
    <message>
        <source>{difference}, tolerated</source>
        <translation>{difference}，在允许范围内</translation>
    </message>
    <message>
        <source>Payout {id}, fee {amount}</source>
        <translation>结算付款 {id}，手续费 {amount}</translation>
    </message>
</context>
<context>
    <name>HandSide</name>
    <message>
        <source>Filter: {what}</source>
        <translation>筛选：{what}</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{count} 条中的 {shown} 条</translation>
    </message>
    <message>
        <source>Nothing has these words in it. Esc empties the filter.</source>
        <translation>没有包含这些文字的内容。按 Esc 清空筛选。</translation>
    </message>
</context>
<context>
    <name>HandTable</name>
    <message>
        <source>marked</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>not marked</source>
        <translation>未标记</translation>
    </message>
</context>
<context>
    <name>HandView</name>
    <message>
        <source>Matching by hand</source>
        <translation>人工匹配</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>提议的匹配</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Open statement lines</source>
        <translation>未匹配的对账单行</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>分录</translation>
    </message>
    <message>
        <source>Open ledger entries</source>
        <translation>未匹配的账簿分录</translation>
    </message>
    <message>
        <source>Matched or rejected</source>
        <translation>已匹配或已拒绝</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>对账单行</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Space marks, Tab changes sides, Ctrl+A marks all in sight</source>
        <translation>空格标记，Tab 切换两边，Ctrl+A 标记所有可见项</translation>
    </message>
    <message>
        <source>What the difference is</source>
        <translation>差额是什么</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>是什么？</translation>
    </message>
    <message>
        <source>Why both sides differ</source>
        <translation>两边为何不同</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Unmark all</source>
        <translation>取消全部标记</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Do not belong together</source>
        <translation>不属于一起</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未匹配</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>{what}, {who}</source>
        <translation>{what}，{who}</translation>
    </message>
</context>
<context>
    <name>HoldBox</name>
    <message>
        <source>Legal hold</source>
        <translation>法律保留</translation>
    </message>
    <message>
        <source>Why everything is kept</source>
        <translation>为何全部保留</translation>
    </message>
    <message>
        <source>File number</source>
        <translation>案卷号</translation>
    </message>
    <message>
        <source>Letters, figures, points, slashes; no name.</source>
        <translation>字母、数字、句点、斜杠；不写姓名。</translation>
    </message>
    <message>
        <source>The trail says who set it and who released it.</source>
        <translation>审计记录会写明由谁设置、由谁解除。</translation>
    </message>
    <message>
        <source>While it is in force nothing of this person is erased, whoever asks.</source>
        <translation>生效期间，无论谁提出请求，均不删除此人的任何内容。</translation>
    </message>
    <message>
        <source>Set the hold</source>
        <translation>设置保留</translation>
    </message>
    <message>
        <source>Find the customer whose data is kept</source>
        <translation>查找数据须保存的客户</translation>
    </message>
    <message>
        <source>Choose whose data is kept. Nothing of theirs is erased then, whoever asks.</source>
        <translation>请选择须保存其数据的客户。此后无论谁提出，都不会删除其任何数据。</translation>
    </message>
    <message>
        <source>In force since {at}: {reason} {reference}. Released, the erasure is looked at anew.</source>
        <translation>自 {at} 起生效：{reason} {reference}。解除后将重新查看删除。</translation>
    </message>
    <message>
        <source>Propose to release it</source>
        <translation>提议解除</translation>
    </message>
    <message>
        <source>Take the proposal back</source>
        <translation>撤回提议</translation>
    </message>
    <message>
        <source>It ends when a second person agrees: another data protection officer, or KYC’s lead.</source>
        <translation>须由第二人同意后方可解除：另一位数据保护官，或 KYC 主管。</translation>
    </message>
    <message>
        <source>{who} proposed on {at} to release it. It stays in force until a second person agrees.</source>
        <translation>{who} 于 {at} 提议解除。在第二人同意之前，保全继续有效。</translation>
    </message>
    <message>
        <source>Being entered</source>
        <translation>正在录入</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>under 1 hour</source>
        <translation>不足 1 小时</translation>
    </message>
    <message>
        <source>under 4 hours</source>
        <translation>不足 4 小时</translation>
    </message>
    <message>
        <source>later</source>
        <translation>更晚到期</translation>
    </message>
    <message>
        <source>Take these first</source>
        <translation>优先处理</translation>
    </message>
    <message>
        <source>Start with the top one</source>
        <translation>从第一个开始</translation>
    </message>
    <message>
        <source>No case is waiting.</source>
        <translation>没有等待的案件。</translation>
    </message>
    <message>
        <source>Verdicts to second</source>
        <translation>待复核的决定</translation>
    </message>
    <message>
        <source>Cases escalated to a lead</source>
        <translation>上报主管的案件</translation>
    </message>
    <message>
        <source>With customer</source>
        <translation>等待客户</translation>
    </message>
    <message>
        <source>Second review of yours</source>
        <translation>待复核的您的结论</translation>
    </message>
    <message>
        <source>Mail that has not left</source>
        <translation>未发出的邮件</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Middle time per case</source>
        <translation>每案用时中位数</translation>
    </message>
    <message>
        <source>Sent back by a second person</source>
        <translation>被第二人退回</translation>
    </message>
    <message>
        <source>Open cases by hours left</source>
        <translation>未结案件（按剩余小时）</translation>
    </message>
    <message>
        <source>Waiting for a lead</source>
        <translation>等主管处理</translation>
    </message>
    <message>
        <source>Waiting on others</source>
        <translation>等待他人</translation>
    </message>
    <message>
        <source>Your day</source>
        <translation>您的今天</translation>
    </message>
    <message>
        <source>Urgent today</source>
        <translation>今日紧急</translation>
    </message>
    <message numerus="yes">
        <source>One block is %n cases</source>
        <translation>
            <numerusform>每格 %n 个案件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cases are late</source>
        <translation>
            <numerusform>%n 个案件已逾期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fall due within the hour</source>
        <translation>
            <numerusform>%n 个将在一小时内到期</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, {late} and {soon}.</source>
        <translation>{name}，{late}，{soon}。</translation>
    </message>
    <message numerus="yes">
        <source>%n cases fall due within the hour</source>
        <translation>
            <numerusform>%n 个案件将在一小时内到期</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, {what}.</source>
        <translation>{name}，{what}。</translation>
    </message>
    <message numerus="yes">
        <source>{name}, nothing presses; %n cases are open.</source>
        <translation>
            <numerusform>{name}，没有紧急案件；未结案件 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, all is done.</source>
        <translation>{name}，全部处理完毕。</translation>
    </message>
    <message>
        <source>free</source>
        <translation>未领取</translation>
    </message>
    <message>
        <source>with you</source>
        <translation>在您手中</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>在{name}手中</translation>
    </message>
    <message numerus="yes">
        <source>No case is waiting. Second review has %n.</source>
        <translation>
            <numerusform>没有等待的案件。复核中有 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>No case is free</source>
        <translation>没有未领取的案件</translation>
    </message>
</context>
<context>
    <name>HoursHistogram</name>
    <message>
        <source>Open cases by hours left</source>
        <translation>未结案件（按剩余小时）</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>{count} 个逾期</translation>
    </message>
    <message>
        <source>{count} with {hours} h left</source>
        <translation>{count} 个剩 {hours} 小时</translation>
    </message>
    <message>
        <source>late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 时</translation>
    </message>
</context>
<context>
    <name>House</name>
    <message>
        <source>Opening the database</source>
        <translation>正在打开数据库</translation>
    </message>
    <message>
        <source>Database here, {version}, ready</source>
        <translation>数据库在本机，{version}，就绪</translation>
    </message>
    <message>
        <source>Database on the firm&apos;s server, asked at sign-in</source>
        <translation>数据库在公司服务器上，登录时连接</translation>
    </message>
    <message>
        <source>Database on the firm&apos;s server, ready</source>
        <translation>数据库在公司服务器上，就绪</translation>
    </message>
    <message>
        <source>Database here, {version}</source>
        <translation>数据库在本机，{version}</translation>
    </message>
    <message>
        <source>Database on the firm&apos;s server</source>
        <translation>数据库在公司服务器上</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <source>No database</source>
        <translation>没有数据库</translation>
    </message>
    <message>
        <source>Sample firm</source>
        <translation>示例公司</translation>
    </message>
    <message>
        <source>On the firm&apos;s server</source>
        <translation>在公司的服务器上</translation>
    </message>
    <message>
        <source>{firm}, on this computer</source>
        <translation>{firm}，在本机</translation>
    </message>
    <message>
        <source>{firm}, on the firm&apos;s server</source>
        <translation>{firm}，在公司服务器上</translation>
    </message>
    <message>
        <source>an administrator</source>
        <translation>管理员</translation>
    </message>
</context>
<context>
    <name>HouseRulesBox</name>
    <message>
        <source>House rules of an account</source>
        <translation>账户的对账规则</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>提议</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>IBAN or number its statements name</source>
        <translation>其对账单上的 IBAN 或账号</translation>
    </message>
    <message>
        <source>Tolerated difference</source>
        <translation>允许的差额</translation>
    </message>
    <message>
        <source>or so many percent of the amount</source>
        <translation>或占金额的百分比</translation>
    </message>
    <message>
        <source>Percent, with a foreign amount and rate</source>
        <translation>百分比（有外币金额和汇率时）</translation>
    </message>
    <message>
        <source>Percent of a payout kept by its report</source>
        <translation>按出款报告可扣留的百分比</translation>
    </message>
    <message>
        <source>Processors’ fees</source>
        <translation>支付机构的手续费</translation>
    </message>
    <message>
        <source>Processors’ fees, one a line</source>
        <translation>支付机构的手续费，每行一项</translation>
    </message>
    <message>
        <source>Such as PSP PAYOUT:1.4%+0.25, or PSP PAYOUT@card:1.4%+0.25 for one kind.</source>
        <translation>例如 PSP PAYOUT:1.4%+0.25；只限一种时写 PSP PAYOUT@card:1.4%+0.25。</translation>
    </message>
    <message>
        <source>A lead who is somebody else agrees under Approvals. Then laptops begin with these rules, and what comes back is judged by them: a difference or a fee beyond them is not accepted.</source>
        <translation>须由另一位主管在“审批”中同意。此后笔记本以这些规则开始，带回的决定也按它们判断：超出规则的差额或手续费不被接受。</translation>
    </message>
    <message>
        <source>Being proposed</source>
        <translation>正在提议</translation>
    </message>
    <message>
        <source>The books have no account outside</source>
        <translation>账簿中没有外部账户</translation>
    </message>
    <message>
        <source>Other rules of it wait for a lead</source>
        <translation>它的其他规则正等待主管</translation>
    </message>
    <message>
        <source>As set on {day}.</source>
        <translation>设定于 {day}。</translation>
    </message>
    <message>
        <source>Nobody has said anything yet: no difference goes without a name, and no fee is known.</source>
        <translation>尚无人设定：任何差额都须说明，也没有已知的手续费。</translation>
    </message>
</context>
<context>
    <name>IdentityBox</name>
    <message>
        <source>Closing identity</source>
        <translation>结账恒等式</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Listed reasons</source>
        <translation>所列原因</translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Closing identity, {asset}</source>
        <translation>结账恒等式，{asset}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结账</translation>
    </message>
    <message>
        <source>no balance was stated</source>
        <translation>未载明余额</translation>
    </message>
    <message>
        <source>no statement yet</source>
        <translation>尚无对账单</translation>
    </message>
    <message>
        <source>Difference {difference}, listed {listed}, unexplained {left} {asset}</source>
        <translation>差额 {difference}，所列原因 {listed}，未说明 {left} {asset}</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Papers of the identity check</source>
        <translation>身份核对证件</translation>
    </message>
    <message>
        <source>Which paper</source>
        <translation>证件种类</translation>
    </message>
    <message>
        <source>Add a paper</source>
        <translation>添加证件</translation>
    </message>
    <message>
        <source>A paper of the letter</source>
        <translation>来函附件</translation>
    </message>
    <message>
        <source>Take it over from the letter</source>
        <translation>从来函转入</translation>
    </message>
    <message>
        <source>The paper</source>
        <translation>证件内容</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Identity is confirmed</source>
        <translation>身份已确认</translation>
    </message>
    <message>
        <source>Being sealed</source>
        <translation>正在加密</translation>
    </message>
    <message>
        <source>Being opened</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Being decided and destroyed</source>
        <translation>正在作出结论并销毁</translation>
    </message>
    <message>
        <source>Enter shows the chosen paper. With your verdict all of them are destroyed, and their keys.</source>
        <translation>按 Enter 查看所选证件。您作出结论后，所有证件及其密钥即被销毁。</translation>
    </message>
    <message>
        <source>The papers were destroyed. What is left is who saw them, when, and the verdict.</source>
        <translation>证件已销毁。仅保留查看人、查看时间和结论。</translation>
    </message>
    <message>
        <source>No paper is here. Ask for no more than is needed to be sure that the right person asks.</source>
        <translation>此处没有证件。仅索取确认请求人身份所必需的材料。</translation>
    </message>
    <message>
        <source>No paper was needed for this request.</source>
        <translation>此请求无需证件。</translation>
    </message>
    <message>
        <source>waits for a verdict</source>
        <translation>等待结论</translation>
    </message>
    <message>
        <source>This paper cannot be shown. Refuse it, and ask for another.</source>
        <translation>无法显示此证件。请不予确认，并索取其他证件。</translation>
    </message>
    <message>
        <source>A paper is shown here alone; each look at it stands in the audit trail.</source>
        <translation>证件仅在此处显示；每次查看均记入审计记录。</translation>
    </message>
</context>
<context>
    <name>IntakeBox</name>
    <message>
        <source>Record a new request</source>
        <translation>登记新请求</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>来函方式</translation>
    </message>
    <message>
        <source>Who asks</source>
        <translation>请求人</translation>
    </message>
    <message>
        <source>Day of receipt</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>by the sender’s own date</source>
        <translation>按发件人自己写的日期</translation>
    </message>
    <message>
        <source>Consent taken back at once, with this letter:</source>
        <translation>随本信立即撤回的同意：</translation>
    </message>
    <message>
        <source>Paste the letter’s words here, write down what was said, or drop a saved mail (.eml) on this box</source>
        <translation>在此粘贴来信内容、写下口头内容，或将已保存的邮件（.eml）拖到此框</translation>
    </message>
    <message>
        <source>The letter’s words</source>
        <translation>来信内容</translation>
    </message>
    <message>
        <source>Open a mail or file</source>
        <translation>打开邮件或文件</translation>
    </message>
    <message>
        <source>Leave the papers out</source>
        <translation>去掉附件</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Being recorded</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>This is no day. Write it as 2026-11-21.</source>
        <translation>这不是日期。请写成 2026-11-21 的形式。</translation>
    </message>
    <message>
        <source>Tick what the letter asks for; several things at once are usual.</source>
        <translation>请勾选来信的要求；同时多项很常见。</translation>
    </message>
    <message>
        <source>Write down what the letter says, or what was said, in their words.</source>
        <translation>请按原话写下来信或口头的内容。</translation>
    </message>
    <message>
        <source>Say who asks: choose a customer, or that it is nobody of ours.</source>
        <translation>请说明请求人：选择客户，或注明不是我们的客户。</translation>
    </message>
    <message>
        <source>Write who the agent is, and their e-mail or postal address: they are asked first.</source>
        <translation>请写明代理人是谁，以及其电子邮箱或邮寄地址：要先向其核实。</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>as 2026-11-21</source>
        <translation>如 2026-11-21</translation>
    </message>
    <message>
        <source>Mails and papers (*.eml *.pdf *.png *.jpg *.jpeg *.txt);;All files (*)</source>
        <translation>邮件与文件 (*.eml *.pdf *.png *.jpg *.jpeg *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>No server of yours says when the mail came: the day is the one its sender wrote.</source>
        <translation>没有本公司服务器的收件时间：日期取自发件人所写。</translation>
    </message>
    <message>
        <source>The mail does not say when it came. Enter the day of receipt yourself.</source>
        <translation>邮件未说明何时收到。请自行填写收到日期。</translation>
    </message>
    <message>
        <source>The mail is longer than a request holds; the whole of it is among the papers.</source>
        <translation>邮件超出请求可容纳的长度；全文在附件中。</translation>
    </message>
    <message>
        <source>received on</source>
        <translation>收到于</translation>
    </message>
    <message>
        <source>Stops at once, with this letter:</source>
        <translation>随本函立即停止：</translation>
    </message>
    <message>
        <source>It came by</source>
        <translation>来函方式</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation>来信</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>What is recorded cannot be taken back, as the clock runs from then. A request can be withdrawn.</source>
        <translation>登记后不能撤销，因为期限由此起算。请求可由本人撤回。</translation>
    </message>
</context>
<context>
    <name>KeyFields</name>
    <message>
        <source>PIN of your token</source>
        <translation>令牌的 PIN</translation>
    </message>
    <message>
        <source>Earlier password</source>
        <translation>先前的密码</translation>
    </message>
    <message>
        <source>Use my password for this session</source>
        <translation>本次改用我的密码</translation>
    </message>
    <message>
        <source>Come in without my keys; nothing sealed opens</source>
        <translation>不带密钥登录；密封内容均无法打开</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Press the new keys</source>
        <translation>请按新按键</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Certified.</source>
        <translation>已认证。</translation>
    </message>
    <message>
        <source>Given. They may sign in again and work.</source>
        <translation>已交付。对方重新登录后即可工作。</translation>
    </message>
    <message>
        <source>Everybody has the keys of their duties.</source>
        <translation>所有人都有其职责所需的密钥。</translation>
    </message>
    <message>
        <source>No keys of yours are at this desk.</source>
        <translation>此桌面上没有您的密钥。</translation>
    </message>
    <message>
        <source>Your number: {number} (not certified yet)</source>
        <translation>您的编号：{number}（尚未认证）</translation>
    </message>
    <message>
        <source>Your number: {number}</source>
        <translation>您的编号：{number}</translation>
    </message>
    <message>
        <source>somebody who holds it gives it</source>
        <translation>由持有该密钥的人授予</translation>
    </message>
    <message>
        <source>{agreed} of {total} agreed</source>
        <translation>已同意 {agreed}/{total}</translation>
    </message>
    <message>
        <source>waits for a second person</source>
        <translation>等待第二人</translation>
    </message>
    <message>
        <source>{classes} – no keys yet: made when they next sign in</source>
        <translation>{classes}——尚无密钥：下次登录时生成</translation>
    </message>
    <message>
        <source>no keys yet</source>
        <translation>尚无密钥</translation>
    </message>
    <message>
        <source>Who holds a key and leads asks for it.</source>
        <translation>由持有密钥且职责允许的人提出。</translation>
    </message>
    <message>
        <source>They have no keys yet: their desk makes them when they next sign in.</source>
        <translation>其尚无密钥：下次登录时在其工位生成。</translation>
    </message>
    <message>
        <source>Who holds a key and leads gives it.</source>
        <translation>由持有密钥且职责允许的人授予。</translation>
    </message>
    <message>
        <source>nobody was asked</source>
        <translation>尚未提请</translation>
    </message>
    <message>
        <source>Certified. Who offered it goes on with it now.</source>
        <translation>已认证。由提交者继续办理。</translation>
    </message>
    <message>
        <source>Asked: a second person agrees in Approvals.</source>
        <translation>已提出：由第二人在“审批”中同意。</translation>
    </message>
    <message>
        <source>You hold no keys yet. Once an administrator certified yours, a lead gives you your classes.</source>
        <translation>您还没有密钥。先由管理员认证您的密钥，再由主管交给您所需的类别。</translation>
    </message>
    <message>
        <source>Everybody whose keys are certified has those of their duties.</source>
        <translation>密钥已认证的人员都有其职责所需的密钥。</translation>
    </message>
    <message>
        <source>{name}: new key of {who}</source>
        <translation>{name}：{who}提交的新密钥</translation>
    </message>
    <message>
        <source>Administrators certify keys.</source>
        <translation>密钥由管理员认证。</translation>
    </message>
    <message>
        <source>No keys wait for a certificate.</source>
        <translation>没有等待认证的密钥。</translation>
    </message>
    <message>
        <source>These are yours: another administrator certifies them.</source>
        <translation>这是您自己的密钥：由另一位管理员认证。</translation>
    </message>
    <message>
        <source>Nobody is chosen who needs a key.</source>
        <translation>没有选中缺少密钥的人员。</translation>
    </message>
    <message>
        <source>You hold none of the keys they miss.</source>
        <translation>其缺少的密钥您一个也不持有。</translation>
    </message>
    <message>
        <source>A second person was asked already.</source>
        <translation>已提请第二人。</translation>
    </message>
    <message>
        <source>This is about you: somebody else gives it.</source>
        <translation>此事与您有关：由他人交付。</translation>
    </message>
    <message>
        <source>Nobody has agreed yet.</source>
        <translation>尚无人同意。</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>This computer has no keyring that keeps secrets safe. Your keys stay where they are, and open.</source>
        <translation>此计算机没有能安全保存机密的密钥环。您的密钥保持原处，且已打开。</translation>
    </message>
    <message>
        <source>The keyring is locked. Your keys stay where they are, and open; unlock it, then move them again.</source>
        <translation>密钥环已锁定。您的密钥保持原处，且已打开；请解锁后再移动。</translation>
    </message>
    <message>
        <source>You closed the keyring&apos;s question. Your keys stay where they are, and open.</source>
        <translation>您关闭了密钥环的询问。您的密钥保持原处，且已打开。</translation>
    </message>
    <message>
        <source>The keyring answered with a fault. Your keys stay where they are, and open; try again.</source>
        <translation>密钥环返回故障。您的密钥保持原处，且已打开；请重试。</translation>
    </message>
    <message>
        <source>My keys are kept</source>
        <translation>我的密钥保存于</translation>
    </message>
    <message>
        <source>behind my password</source>
        <translation>由我的密码保护</translation>
    </message>
    <message>
        <source>in this computer&apos;s keyring</source>
        <translation>本机的密钥环中</translation>
    </message>
    <message>
        <source>on a token</source>
        <translation>令牌中</translation>
    </message>
    <message>
        <source>and behind my password too, for when the keyring is not there</source>
        <translation>同时由我的密码保护，以备密钥环不可用</translation>
    </message>
    <message>
        <source>PIN of your token</source>
        <translation>令牌的 PIN</translation>
    </message>
    <message>
        <source>A token makes keys of its own, so your number changes: read the new one to an administrator, who certifies it. You can go on working meanwhile.</source>
        <translation>令牌会生成自己的密钥，因此您的编号会变：请把新编号念给管理员认证。在此期间您可以继续工作。</translation>
    </message>
    <message>
        <source>Move my keys</source>
        <translation>转移我的密钥</translation>
    </message>
    <message>
        <source>My keys</source>
        <translation>我的密钥</translation>
    </message>
    <message>
        <source>Your keys are moved, and were opened there once to be sure.</source>
        <translation>密钥已转移，并已在新位置打开过一次加以确认。</translation>
    </message>
    <message>
        <source>No keys of yours are at this desk.</source>
        <translation>此工作台没有您的密钥。</translation>
    </message>
    <message>
        <source>Their number: {number}</source>
        <translation>密钥编号：{number}</translation>
    </message>
    <message>
        <source>Their number: {number}. Not certified yet: read it to an administrator.</source>
        <translation>密钥编号：{number}。尚未认证：请念给管理员听。</translation>
    </message>
    <message>
        <source>Being moved</source>
        <translation>正在转移</translation>
    </message>
    <message>
        <source>No keys to move</source>
        <translation>没有可转移的密钥</translation>
    </message>
    <message>
        <source>They are there</source>
        <translation>密钥已在那里</translation>
    </message>
    <message>
        <source>No token software is set</source>
        <translation>未设置令牌软件</translation>
    </message>
    <message>
        <source>The PIN first</source>
        <translation>请先输入 PIN</translation>
    </message>
</context>
<context>
    <name>KeysView</name>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Keys waiting for a certificate</source>
        <translation>等待认证的密钥</translation>
    </message>
    <message>
        <source>Who still needs a key</source>
        <translation>仍缺密钥的人员</translation>
    </message>
    <message>
        <source>Certify</source>
        <translation>认证</translation>
    </message>
    <message>
        <source>Ask for a second person</source>
        <translation>请第二人同意</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Keys of the classes you hold</source>
        <translation>您持有的类别密钥</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>In use since</source>
        <translation>启用于</translation>
    </message>
    <message>
        <source>No keys wait for a certificate.</source>
        <translation>没有等待认证的密钥。</translation>
    </message>
    <message>
        <source>Compare the number with what they see at their desk.</source>
        <translation>请将编号与对方桌面上看到的核对。</translation>
    </message>
</context>
<context>
    <name>KycPage</name>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>you hold this case already</source>
        <translation>您已持有此案件</translation>
    </message>
    <message>
        <source>you do not hold this case</source>
        <translation>您未持有此案件</translation>
    </message>
    <message>
        <source>this case is not yours to decide</source>
        <translation>此案件不由您决定</translation>
    </message>
    <message>
        <source>the pictures have not all been painted</source>
        <translation>图片尚未全部显示</translation>
    </message>
    <message>
        <source>only for a case that waits for its customer</source>
        <translation>仅适用于等待客户的案件</translation>
    </message>
    <message>
        <source>mail leaves by a relay here</source>
        <translation>此处邮件由中继发出</translation>
    </message>
    <message>
        <source>Take the most urgent case, or choose one with J and K.</source>
        <translation>领取最紧急的案件，或用 J 和 K 选择。</translation>
    </message>
    <message>
        <source>Choose a case from the list.</source>
        <translation>请从列表中选择一个案件。</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message numerus="yes">
        <source>%n rows copied</source>
        <translation>
            <numerusform>已复制 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>choose a posting first</source>
        <translation>请先选择分录</translation>
    </message>
    <message>
        <source>no customer has a side of this</source>
        <translation>此交易不涉及客户</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>Postings</source>
        <translation>分录</translation>
    </message>
    <message>
        <source>Go to this day</source>
        <translation>转到此日</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Enter goes there, ↑ and ↓ change the day</source>
        <translation>按 Enter 转到，↑ ↓ 更改日期</translation>
    </message>
</context>
<context>
    <name>LetterBox</name>
    <message>
        <source>Write a letter</source>
        <translation>写信</translation>
    </message>
    <message>
        <source>In the language of the copy that it names</source>
        <translation>与其所指副本的语言一致</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>The letter becomes a PDF. Print and post it, then enter the posting (B).</source>
        <translation>信函将生成 PDF。请打印并寄出，然后登记邮寄（B）。</translation>
    </message>
    <message>
        <source>The letter leaves at {time}; Z calls it back until then.</source>
        <translation>信将于 {time} 发出；此前按 Z 可撤回。</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>正在生成</translation>
    </message>
    <message numerus="yes">
        <source>%n still to fill in</source>
        <translation>
            <numerusform>还有 %n 处待填</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n who had this data are still to be told: press V first.</source>
        <translation>
            <numerusform>还有 %n 个曾收到该数据的接收方有待通知：请先按 V。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LetterForm</name>
    <message>
        <source>Kind of letter</source>
        <translation>信件类型</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>How the request ends</source>
        <translation>请求如何结束</translation>
    </message>
    <message>
        <source>How it leaves</source>
        <translation>发送方式</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>邮寄</translation>
    </message>
    <message>
        <source>Name and postal address</source>
        <translation>姓名和邮寄地址</translation>
    </message>
    <message>
        <source>Name and postal address, a line each</source>
        <translation>姓名和邮寄地址，各占一行</translation>
    </message>
    <message>
        <source>To which address</source>
        <translation>寄往地址</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation>来信</translation>
    </message>
    <message>
        <source>The mail as it will read</source>
        <translation>邮件预览</translation>
    </message>
    <message>
        <source>From which day the data is used again</source>
        <translation>自何日起恢复使用数据</translation>
    </message>
    <message>
        <source>Why so soon</source>
        <translation>为何这么早</translation>
    </message>
    <message>
        <source>As it will read</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Make the letter</source>
        <translation>生成信函</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>It counts once its posting is entered.</source>
        <translation>登记寄出后才算数。</translation>
    </message>
    <message>
        <source>It leaves two minutes after you send it.</source>
        <translation>发送两分钟后发出。</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Too late: an extension had to be accepted by {day}. Answer the request now.</source>
        <translation>已过期：延期通知须在 {day} 前被接受。请立即答复该请求。</translation>
    </message>
    <message>
        <source>It extends both clocks only if a relay accepts it by {day}: {left}.</source>
        <translation>仅当中继服务器在 {day} 前受理时才延长两个期限：{left}。</translation>
    </message>
    <message>
        <source>It extends both clocks only if it is posted by {day}: {left}.</source>
        <translation>仅当在 {day} 前寄出时，两个期限才会延长：{left}。</translation>
    </message>
    <message>
        <source>A further answer. The request stays as it ended.</source>
        <translation>补充答复。请求的结束状态不变。</translation>
    </message>
    <message>
        <source>Late: the answer was due by {day}. Every day counts.</source>
        <translation>已逾期：应在 {day} 前答复，请尽快发出。</translation>
    </message>
    <message>
        <source>It ends the request once a relay has accepted it, by {day}: {left}.</source>
        <translation>中继服务器受理后该请求即办结，期限 {day}：{left}。</translation>
    </message>
    <message>
        <source>It ends the request on the day of its posting, by {day}: {left}.</source>
        <translation>请求以寄出之日结束，截止 {day}：{left}。</translation>
    </message>
    <message>
        <source>The answer was due by {day}: say in the letter when it will come.</source>
        <translation>答复本应在 {day} 之前发出：请在信中说明何时答复。</translation>
    </message>
    <message>
        <source>No date hangs on it. It promises the answer by {day}.</source>
        <translation>此信没有期限，信中承诺在 {day} 前答复。</translation>
    </message>
    <message>
        <source>It can be lifted (H) from that day, once a relay has accepted this letter.</source>
        <translation>中继接收本信后，自该日起可解除（H）。</translation>
    </message>
    <message>
        <source>It can be lifted (H) from that day, once its posting is entered.</source>
        <translation>登记寄出后，自该日起可解除（H）。</translation>
    </message>
    <message>
        <source>The question counts from the day a relay accepts it. The promise of {day} stays.</source>
        <translation>提问自中继服务器受理之日起算，{day} 的承诺不变。</translation>
    </message>
    <message>
        <source>The question counts from the day it is posted. The promise of {day} stays.</source>
        <translation>询问自寄出之日起算。{day} 的承诺不变。</translation>
    </message>
    <message>
        <source>Extended already on {day}; a request is extended once.</source>
        <translation>已于 {day} 延期；一项请求只能延期一次。</translation>
    </message>
    <message>
        <source>An extension of {day} had no effect; a request is extended once.</source>
        <translation>{day} 的延期未生效；一项请求只能延期一次。</translation>
    </message>
    <message>
        <source>Extended already</source>
        <translation>已延期</translation>
    </message>
    <message>
        <source>A letter that extends it is on its way already; a request is extended once.</source>
        <translation>延期信已在发出途中；一项请求只能延期一次。</translation>
    </message>
    <message>
        <source>On its way already</source>
        <translation>已在发出途中</translation>
    </message>
    <message>
        <source>Too late to send</source>
        <translation>已过期，无法发送</translation>
    </message>
    <message>
        <source>Filed as {name}</source>
        <translation>已存档为 {name}</translation>
    </message>
    <message>
        <source>Filing the letter</source>
        <translation>正在存档信函</translation>
    </message>
</context>
<context>
    <name>ListSaid</name>
    <message>
        <source>No posting fits. Show all of them:</source>
        <translation>没有符合的分录。显示全部：</translation>
    </message>
    <message>
        <source>No postings yet. Drop a folder here, import one, or run: backoffice ledger import DIR</source>
        <translation>还没有分录。将文件夹拖到此处、导入一个，或运行：backoffice ledger import DIR</translation>
    </message>
</context>
<context>
    <name>ListWords</name>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>Number, falling</source>
        <translation>编号，降序</translation>
    </message>
    <message>
        <source>Number, rising</source>
        <translation>编号，升序</translation>
    </message>
    <message>
        <source>Amount, falling</source>
        <translation>金额，降序</translation>
    </message>
    <message>
        <source>Amount, rising</source>
        <translation>金额，升序</translation>
    </message>
    <message>
        <source>1 posting</source>
        <translation>1 条分录</translation>
    </message>
    <message>
        <source>{count} postings</source>
        <translation>{count} 条分录</translation>
    </message>
    <message>
        <source>about {count}</source>
        <translation>约 {count} 条</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>All postings</source>
        <translation>全部分录</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Import a folder into the books</source>
        <translation>将文件夹导入账簿</translation>
    </message>
    <message>
        <source>Import of {name}</source>
        <translation>导入 {name}</translation>
    </message>
    <message>
        <source>Proof of the books</source>
        <translation>账簿验证</translation>
    </message>
    <message>
        <source>only finance imports</source>
        <translation>只有财务可导入</translation>
    </message>
    <message>
        <source>an import is running</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>the books are being proved</source>
        <translation>正在验证账簿</translation>
    </message>
    <message>
        <source>Booked: transactions {transactions}, postings {postings}. There before: {already}.</source>
        <translation>已入账：交易 {transactions} 笔，分录 {postings} 条。此前已有：{already} 笔。</translation>
    </message>
    <message>
        <source>new account</source>
        <translation>新科目</translation>
    </message>
    <message>
        <source>new kind of transactions</source>
        <translation>新的交易类型</translation>
    </message>
    <message>
        <source>in an account of another asset</source>
        <translation>记入了其他资产的科目</translation>
    </message>
    <message>
        <source>Transactions: {transactions}, postings: {postings}, sealed months: {months}</source>
        <translation>交易：{transactions}，分录：{postings}，已封存月份：{months}</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was booked: %n findings.</source>
        <translation>
            <numerusform>未入账：%n 个问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Nothing was booked.</source>
        <translation>已停止。未入账。</translation>
    </message>
    <message>
        <source>the first {count} are listed</source>
        <translation>仅列出前 {count} 条</translation>
    </message>
    <message>
        <source>more new accounts</source>
        <translation>个其他新科目</translation>
    </message>
    <message numerus="yes">
        <source>The books contradict themselves in %n places.</source>
        <translation>
            <numerusform>账簿有 %n 处自相矛盾。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every proof holds.</source>
        <translation>全部验证通过。</translation>
    </message>
    <message>
        <source>Stopped. Nothing is proved.</source>
        <translation>已停止。未作验证。</translation>
    </message>
    <message numerus="yes">
        <source>%n findings copied</source>
        <translation>
            <numerusform>已复制 %n 个问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkTags</name>
    <message>
        <source>Account frozen</source>
        <translation>账户已冻结</translation>
    </message>
    <message>
        <source>Restricted: a dispute goes on</source>
        <translation>已限制：争议进行中</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>restricted</source>
        <translation>已限制</translation>
    </message>
</context>
<context>
    <name>MatchingPanel</name>
    <message>
        <source>Matching</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>This account is closed. Reopen it to match again.</source>
        <translation>该账户已结账。如需再匹配，请重新打开。</translation>
    </message>
    <message>
        <source>No statement of this account is here yet. Take one in under Statements.</source>
        <translation>该账户尚无对账单。请在“对账单”中导入。</translation>
    </message>
    <message>
        <source>Nothing was matched yet. Match now.</source>
        <translation>尚未匹配。现在开始匹配。</translation>
    </message>
    <message>
        <source>Nothing waits for you. What found no other side stands among the findings.</source>
        <translation>没有等您处理的。未找到对应方的列在差异中。</translation>
    </message>
    <message>
        <source>Every line and every entry found its other side.</source>
        <translation>每一行和每条分录都已找到对应方。</translation>
    </message>
    <message>
        <source>{confirmed} confirmed themselves, {waiting} wait for you</source>
        <translation>{confirmed} 个已自行确认，{waiting} 个等您处理</translation>
    </message>
    <message>
        <source>Being signed</source>
        <translation>正在签名</translation>
    </message>
    <message>
        <source>Matching was stopped. Nothing was decided.</source>
        <translation>匹配已停止。未作任何决定。</translation>
    </message>
    <message>
        <source>The account is closed</source>
        <translation>账户已结账</translation>
    </message>
    <message>
        <source>Nothing is proposed</source>
        <translation>没有提议</translation>
    </message>
    <message>
        <source>Nothing was decided just now</source>
        <translation>刚才未作任何决定</translation>
    </message>
</context>
<context>
    <name>MatchingRulesBox</name>
    <message>
        <source>How this account is matched</source>
        <translation>此账户如何匹配</translation>
    </message>
    <message>
        <source>Keep and match</source>
        <translation>保存并匹配</translation>
    </message>
    <message>
        <source>Days a line may come after its entry</source>
        <translation>对账单行可晚于分录的天数</translation>
    </message>
    <message>
        <source>Days it may come before</source>
        <translation>可早于分录的天数</translation>
    </message>
    <message>
        <source>Tolerated difference</source>
        <translation>允许的差额</translation>
    </message>
    <message>
        <source>or so many percent of the amount</source>
        <translation>或占金额的百分比</translation>
    </message>
    <message>
        <source>Days a batch or payout reaches back</source>
        <translation>批次或结算可回溯的天数</translation>
    </message>
    <message>
        <source>Percent, with a foreign amount and rate</source>
        <translation>有外币金额及汇率时的百分比</translation>
    </message>
    <message>
        <source>Processors’ fees</source>
        <translation>处理商手续费</translation>
    </message>
    <message>
        <source>Processors’ fees, one a line</source>
        <translation>处理商手续费，每行一条</translation>
    </message>
    <message>
        <source>the house allows {most}</source>
        <translation>公司允许 {most}</translation>
    </message>
    <message>
        <source>The house knows {fees}.</source>
        <translation>公司已知 {fees}。</translation>
    </message>
    <message>
        <source>The house knows no fee here. Finance and a lead set it under Reconcile, before a check-out.</source>
        <translation>公司在此没有已知的手续费。请在签出之前由财务与主管在“对账”中设定。</translation>
    </message>
</context>
<context>
    <name>MatchingView</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>人工</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Proposed matches</source>
        <translation>提议的匹配</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>对账单行</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>分录</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Do not belong together</source>
        <translation>不属于一起</translation>
    </message>
    <message>
        <source>Other solution</source>
        <translation>另一个解</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{count} confirmed</source>
        <translation>已确认 {count} 个</translation>
    </message>
    <message>
        <source>{count} proposed</source>
        <translation>提议 {count} 个</translation>
    </message>
    <message>
        <source>{lines} of the statement and {entries} of the ledger open</source>
        <translation>对账单 {lines} 行、账簿 {entries} 条未结</translation>
    </message>
</context>
<context>
    <name>MatterList</name>
    <message>
        <source>Suspicions</source>
        <translation>可疑情形</translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>{count} 项待处理</translation>
    </message>
</context>
<context>
    <name>MatterView</name>
    <message>
        <source>Referred</source>
        <translation>提交内容</translation>
    </message>
    <message>
        <source>Nothing was referred.</source>
        <translation>没有提交内容。</translation>
    </message>
    <message>
        <source>Notes and decisions</source>
        <translation>备注与决定</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>尚未处理。</translation>
    </message>
    <message>
        <source>Identity cases</source>
        <translation>身份核验案件</translation>
    </message>
    <message>
        <source>This customer has had no case.</source>
        <translation>该客户没有案件。</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>Nothing is entered.</source>
        <translation>没有记录。</translation>
    </message>
    <message>
        <source>Choose a referral or a file from the list.</source>
        <translation>请从列表中选择一项提交或档案。</translation>
    </message>
</context>
<context>
    <name>MinorProof</name>
    <message>
        <source>The person is a minor: what was held for the account goes now, and it closes</source>
        <translation>此人未成年：为该账户持有的数据立即删除，账户关闭</translation>
    </message>
    <message>
        <source>What shows it</source>
        <translation>依据是什么</translation>
    </message>
    <message>
        <source>No birth date is on file</source>
        <translation>没有记录出生日期</translation>
    </message>
    <message numerus="yes">
        <source>%n years old by the birth date on file</source>
        <translation>
            <numerusform>按记录的出生日期 %n 岁</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Type a new password</source>
        <translation>请输入新密码</translation>
    </message>
    <message>
        <source>Being judged</source>
        <translation>正在评估</translation>
    </message>
    <message>
        <source>A stronger password first</source>
        <translation>请使用更强的密码</translation>
    </message>
    <message>
        <source>Type it twice</source>
        <translation>请输入两次</translation>
    </message>
    <message>
        <source>Four words that do not belong together are good, and easy to remember.</source>
        <translation>四个互不相关的词既安全又好记。</translation>
    </message>
    <message>
        <source>This differs from the first.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>良好。</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>Your emergency access to {customer} is open for %n more minutes.</source>
        <translation>
            <numerusform>您对{customer}的紧急访问还剩 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show or end</source>
        <translation>查看或结束</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>我已知悉</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count} 条</translation>
    </message>
</context>
<context>
    <name>NoticesBox</name>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>我已知悉</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已知悉</translation>
    </message>
    <message>
        <source>Being noted</source>
        <translation>正在记录</translation>
    </message>
    <message>
        <source>Nothing was told to this desk lately.</source>
        <translation>近期没有发给此工位的通知。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>No notice is chosen</source>
        <translation>未选择通知</translation>
    </message>
    <message>
        <source>It is about you</source>
        <translation>此通知与您本人有关</translation>
    </message>
    <message>
        <source>You have seen it</source>
        <translation>您已知悉</translation>
    </message>
</context>
<context>
    <name>ObjectionBox</name>
    <message>
        <source>Objection</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>Enter the assessment</source>
        <translation>登记评估</translation>
    </message>
    <message>
        <source>Which purpose</source>
        <translation>哪个目的</translation>
    </message>
    <message>
        <source>How it ends</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Our compelling legitimate grounds</source>
        <translation>我们的令人信服的正当理由</translation>
    </message>
    <message>
        <source>What we need it for, and why nothing less will do; told to the person</source>
        <translation>我们为何需要它、为何不能更少；将告知本人</translation>
    </message>
    <message>
        <source>Weighed against the person’s interests</source>
        <translation>与本人利益的权衡</translation>
    </message>
    <message>
        <source>What it means for this person, what they expect, what they wrote</source>
        <translation>对本人意味着什么、其合理预期、其来信所述</translation>
    </message>
    <message>
        <source>Write down our grounds: the person is told of them.</source>
        <translation>请写明我们的理由：将告知本人。</translation>
    </message>
    <message>
        <source>Write down how it was weighed against the person’s interests.</source>
        <translation>请写明如何与本人的利益进行权衡。</translation>
    </message>
    <message>
        <source>Weighed: {purpose}. {outcome}</source>
        <translation>已权衡：{purpose}。{outcome}</translation>
    </message>
    <message>
        <source>Being entered</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>This request objects to nothing; who wants that records it (N).</source>
        <translation>该请求没有反对任何处理；如需反对请另行登记（N）。</translation>
    </message>
    <message>
        <source>stopped since {at}, for good: it is never weighed (GDPR Art. 21(3))</source>
        <translation>自 {at} 起永久停止：不作权衡（GDPR 第 21(3) 条）</translation>
    </message>
    <message>
        <source>stopped {at}; the person has agreed to it anew in their account</source>
        <translation>{at} 停止；本人已在账户中重新同意</translation>
    </message>
    <message>
        <source>stands still since {at}, and waits to be weighed</source>
        <translation>自 {at} 起停止，有待权衡</translation>
    </message>
    <message>
        <source>{outcome}. {name}, {at}</source>
        <translation>{outcome}。{name}，{at}</translation>
    </message>
    <message>
        <source>still stopped</source>
        <translation>仍然停止</translation>
    </message>
    <message>
        <source>goes on again</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>Overridden: {ground}</source>
        <translation>不予支持：{ground}</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Our grounds</source>
        <translation>我们的理由</translation>
    </message>
    <message>
        <source>Weighing</source>
        <translation>权衡</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What the objection has stopped</source>
        <translation>该反对使下列处理停止</translation>
    </message>
    <message>
        <source>What no objection stops, as a law demands it</source>
        <translation>因法律要求、反对不能停止的处理</translation>
    </message>
    <message>
        <source>What is entered stays as it is. The answer tells the person of it.</source>
        <translation>登记后不再更改。答复中会告知本人。</translation>
    </message>
</context>
<context>
    <name>OfflineBanner</name>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Snapshot of {at}</source>
        <translation>{at} 的快照</translation>
    </message>
    <message>
        <source>Checked in at {at}, read only</source>
        <translation>已于 {at} 签入，只读</translation>
    </message>
    <message numerus="yes">
        <source>%n decisions wait for check-in</source>
        <translation>
            <numerusform>%n 项决定等待签入</numerusform>
        </translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Expires in {left}</source>
        <translation>{left} 后到期</translation>
    </message>
    <message>
        <source>Proved, root {root}</source>
        <translation>已证明，根 {root}</translation>
    </message>
    <message>
        <source>Whole and signed; rows being proved</source>
        <translation>完整且已签名；正在证明各行</translation>
    </message>
    <message>
        <source>{days} d {time}</source>
        <translation>{days} 天 {time}</translation>
    </message>
</context>
<context>
    <name>OfflineFrame</name>
    <message>
        <source>Proving rows</source>
        <translation>证明各行</translation>
    </message>
</context>
<context>
    <name>OfflineJourney</name>
    <message>
        <source>Verifying the snapshot</source>
        <translation>正在验证快照</translation>
    </message>
    <message>
        <source>The snapshot was destroyed</source>
        <translation>快照已销毁</translation>
    </message>
    <message>
        <source>No network used</source>
        <translation>未使用网络</translation>
    </message>
    <message>
        <source>Looking only: the decisions were checked in</source>
        <translation>仅供查看：决定已签入</translation>
    </message>
    <message>
        <source>Decisions are signed with your key</source>
        <translation>决定由您的密钥签名</translation>
    </message>
    <message>
        <source>Looking only: no key to sign with</source>
        <translation>仅查看：没有可签名的密钥</translation>
    </message>
</context>
<context>
    <name>OfflineSeat</name>
    <message>
        <source>Checked in: read only</source>
        <translation>已签入，只读</translation>
    </message>
    <message>
        <source>Only looked into: nothing can be signed</source>
        <translation>仅供查看：无法签名</translation>
    </message>
</context>
<context>
    <name>OfflineStep</name>
    <message>
        <source>Work offline</source>
        <translation>离线工作</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Passphrase of the snapshot</source>
        <translation>快照的口令</translation>
    </message>
    <message>
        <source>Your password, to sign decisions</source>
        <translation>您的密码，用于签署决定</translation>
    </message>
    <message>
        <source>With keys in a token: its PIN. Left empty you only look.</source>
        <translation>密钥在令牌中时：输入其 PIN。留空则仅查看。</translation>
    </message>
    <message>
        <source>The clock had been ahead: sign that it is right</source>
        <translation>时钟曾经走快，现在已准确：签名确认</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Back to signing in</source>
        <translation>返回登录</translation>
    </message>
    <message>
        <source>Destroy this snapshot</source>
        <translation>销毁此快照</translation>
    </message>
    <message>
        <source>Nothing leaves or reaches this computer. Your decisions wait here until you check them in.</source>
        <translation>本机不收发任何数据。您的决定保存在此，直到签入。</translation>
    </message>
    <message>
        <source>No snapshot lies on this computer. Sign in, open Reconcile under The books, and check one out.</source>
        <translation>本机没有快照。请登录，在“账簿”下打开“对账”并签出一个。</translation>
    </message>
    <message>
        <source>{file}, cannot be read</source>
        <translation>{file}，无法读取</translation>
    </message>
    <message>
        <source>{since} to {to}, {accounts}, {entries}. Taken by {person}, opens until {until}.</source>
        <translation>{since}至{to}，{accounts}，{entries}。由 {person} 签出，可打开至{until}。</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n 个账户</numerusform>
        </translation>
    </message>
    <message>
        <source>{person}, {at}: {accounts}</source>
        <translation>{person}，{at}：{accounts}</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条分录</numerusform>
        </translation>
    </message>
    <message>
        <source>Password of {person}, to sign decisions</source>
        <translation>{person} 的密码，用于签署决定</translation>
    </message>
    <message>
        <source>Type the passphrase of this snapshot.</source>
        <translation>请输入此快照的口令。</translation>
    </message>
    <message>
        <source>Destroy it now, with decisions not checked in</source>
        <translation>立即销毁，连同未签入的决定</translation>
    </message>
</context>
<context>
    <name>OnceBox</name>
    <message>
        <source>I have passed it on</source>
        <translation>已转交</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>One-time password for {name}</source>
        <translation>{name} 的一次性密码</translation>
    </message>
    <message>
        <source>It is shown once. It opens nothing until {name} has chosen a password of their own.</source>
        <translation>仅显示一次。在 {name} 设置自己的密码之前，它不能打开任何内容。</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>一次性密码</translation>
    </message>
    <message>
        <source>Copied. Whoever reads this computer&apos;s clipboard now reads the password.</source>
        <translation>已复制。凡能读取本机剪贴板者，现在都能看到该密码。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>OpenedBox</name>
    <message>
        <source>Opened in an emergency</source>
        <translation>紧急访问已打开</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>That you read this stands in the trail of who read whose data.</source>
        <translation>您的此次读取已记入“谁读取了谁的数据”的审计记录。</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>立即结束</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Being ended</source>
        <translation>正在结束</translation>
    </message>
    <message>
        <source>The emergency access has ended.</source>
        <translation>紧急访问已结束。</translation>
    </message>
    <message>
        <source>Open case K-{number}</source>
        <translation>打开案件 K-{number}</translation>
    </message>
    <message numerus="yes">
        <source>Open until {until}: %n minutes left.</source>
        <translation>
            <numerusform>开放至 {until}：还剩 %n 分钟。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OriginSheet</name>
    <message>
        <source>Line of the statement</source>
        <translation>对账单行</translation>
    </message>
    <message>
        <source>Entry of the ledger</source>
        <translation>账簿分录</translation>
    </message>
    <message>
        <source>Left between the sides of a match</source>
        <translation>匹配两侧之间的差额</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>差异项</translation>
    </message>
    <message>
        <source>As it was first proposed</source>
        <translation>最初的提议</translation>
    </message>
    <message>
        <source>What it is for, and this entry</source>
        <translation>所针对的内容与此分录</translation>
    </message>
    <message>
        <source>It is for</source>
        <translation>所针对</translation>
    </message>
    <message>
        <source>This entry</source>
        <translation>此分录</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>It differs from what it is for</source>
        <translation>与所针对的内容不一致</translation>
    </message>
    <message>
        <source>As first proposed; the house does not know what it is for</source>
        <translation>与最初的提议一致；系统不了解其所针对的内容</translation>
    </message>
    <message>
        <source>Amount, asset and day are those of what it is for</source>
        <translation>金额、资产和日期与所针对的内容一致</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>资产</translation>
    </message>
    <message>
        <source>another</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackageBox</name>
    <message>
        <source>In the package, in the words of the answer</source>
        <translation>数据包内容（用答复中的措辞）</translation>
    </message>
    <message>
        <source>In the package</source>
        <translation>数据包内容</translation>
    </message>
    <message>
        <source>Not in it, and why</source>
        <translation>不包含的内容及原因</translation>
    </message>
    <message>
        <source>Who was told before</source>
        <translation>此前告知过谁</translation>
    </message>
    <message>
        <source>Nobody was told anything so far.</source>
        <translation>至今未向任何人提供。</translation>
    </message>
    <message>
        <source>Language of the answer</source>
        <translation>答复的语言</translation>
    </message>
    <message>
        <source>Why faces stay out</source>
        <translation>人脸不列入的理由</translation>
    </message>
    <message>
        <source>Why they stay out…</source>
        <translation>为何不列入…</translation>
    </message>
    <message>
        <source>The person does not want them</source>
        <translation>本人不需要</translation>
    </message>
    <message>
        <source>Other people are in them</source>
        <translation>其中有他人</translation>
    </message>
    <message>
        <source>Ask the second person</source>
        <translation>请第二人同意</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Look at the answer</source>
        <translation>查看答复</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Write the letter</source>
        <translation>写信</translation>
    </message>
    <message>
        <source>Write the package…</source>
        <translation>制作数据包…</translation>
    </message>
    <message>
        <source>Prepare the answer</source>
        <translation>准备答复</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>告知过谁</translation>
    </message>
    <message>
        <source>Write the package into</source>
        <translation>将数据包写入</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>正在制作</translation>
    </message>
    <message>
        <source>Package for {number}</source>
        <translation>{number} 的数据包</translation>
    </message>
    <message>
        <source>This is counted without opening anything. Writing the package opens the data of {name}.</source>
        <translation>以下仅为计数，未打开任何数据。制作数据包时会打开 {name} 的数据。</translation>
    </message>
    <message>
        <source>A second person has agreed.</source>
        <translation>第二人已同意。</translation>
    </message>
    <message>
        <source>Waits for the second person who must agree.</source>
        <translation>等待须同意的第二人。</translation>
    </message>
    <message>
        <source>They are the person’s own; opening them needs a second person.</source>
        <translation>这是本人自己的数据；打开须经第二人同意。</translation>
    </message>
    <message>
        <source>Needs a second person</source>
        <translation>须第二人同意</translation>
    </message>
    <message>
        <source>Needs a reason</source>
        <translation>须说明理由</translation>
    </message>
    <message numerus="yes">
        <source>%n records are written and entered in the register</source>
        <translation>
            <numerusform>已写入 %n 条记录并登记</numerusform>
        </translation>
    </message>
    <message>
        <source>signed by the firm</source>
        <translation>已由公司签名</translation>
    </message>
    <message>
        <source>not signed, since no sealer serves</source>
        <translation>未签名（没有签名服务）</translation>
    </message>
    <message>
        <source>as {name} in {folder}</source>
        <translation>文件 {name}，位于 {folder}</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} 已写好。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止，没有写入任何内容。</translation>
    </message>
    <message>
        <source>Drawing the answer</source>
        <translation>正在生成答复</translation>
    </message>
    <message>
        <source>With pictures of the face</source>
        <translation>含面部照片</translation>
    </message>
    <message>
        <source>Being asked</source>
        <translation>正在征求</translation>
    </message>
</context>
<context>
    <name>PageBoxes</name>
    <message>
        <source>Entered; see the audit trail.</source>
        <translation>已录入；见审计记录。</translation>
    </message>
    <message>
        <source>no letter leaves by post</source>
        <translation>没有邮寄的信函</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search and commands</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>A command, a place, a name, an e-mail or a case number</source>
        <translation>命令、页面、姓名、邮箱或案件编号</translation>
    </message>
    <message>
        <source>A command or a place</source>
        <translation>命令或位置</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>结果</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Do</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>People and cases</source>
        <translation>人员与案件</translation>
    </message>
    <message>
        <source>no case</source>
        <translation>无案件</translation>
    </message>
    <message>
        <source>case K-{number}</source>
        <translation>案件 K-{number}</translation>
    </message>
    <message>
        <source>{case}, {time} late</source>
        <translation>{case}，已迟 {time}</translation>
    </message>
    <message>
        <source>{case}, {time} left</source>
        <translation>{case}，剩余 {time}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{time} h</source>
        <translation>{time} 小时</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Add what the customer sent</source>
        <translation>添加客户补交的材料</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png)</source>
        <translation>图片 (*.jpg *.jpeg *.png)</translation>
    </message>
    <message numerus="yes">
        <source>{whose}: %n documents received.</source>
        <translation>
            <numerusform>{whose}：收到 %n 份文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Case file K-{number}</source>
        <translation>案件档案 K-{number}</translation>
    </message>
    <message>
        <source>Case file K-{number} is written.</source>
        <translation>案件档案 K-{number} 已生成。</translation>
    </message>
</context>
<context>
    <name>PasswordStep</name>
    <message>
        <source>Choose your password</source>
        <translation>设置您的密码</translation>
    </message>
    <message>
        <source>{name}, the one you were given served once. Nobody else knows the next one.</source>
        <translation>{name}，您收到的密码只能使用一次。新密码只有您知道。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Being changed</source>
        <translation>正在更改</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>first sign-in due</source>
        <translation>等待首次登录</translation>
    </message>
    <message>
        <source>{name} may come in again.</source>
        <translation>{name} 可以重新登录。</translation>
    </message>
    <message>
        <source>{name} is suspended, and out.</source>
        <translation>{name} 已暂停并退出。</translation>
    </message>
    <message>
        <source>Suspend {name}?</source>
        <translation>暂停 {name}？</translation>
    </message>
    <message>
        <source>Their sessions end now, cases they hold go back to the queue, and they cannot sign in until an administrator lets them in again.</source>
        <translation>其会话立即结束，手中的案件退回队列；在管理员恢复访问之前无法登录。</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Let {name} in again?</source>
        <translation>恢复 {name} 的访问？</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>恢复访问</translation>
    </message>
    <message>
        <source>They may sign in at once, with the duties they had.</source>
        <translation>可立即登录，职责与之前相同。</translation>
    </message>
    <message>
        <source>The password they have now stops working at once, and a one-time password is shown here once.</source>
        <translation>当前密码立即失效，此处会显示一次性密码，且只显示一次。</translation>
    </message>
    <message>
        <source>Their field keys lay under the old password: a lead gives them anew.</source>
        <translation>其字段密钥由旧密码保护：须由主管重新授予。</translation>
    </message>
    <message>
        <source>Their field keys are lost with it, until a lead gives them anew.</source>
        <translation>其字段密钥随之失效，须由主管重新授予。</translation>
    </message>
    <message>
        <source>Their duties need a second administrator here: it is proposed first.</source>
        <translation>其职责须经第二位管理员同意：将先提议。</translation>
    </message>
    <message>
        <source>A one-time password for {name} is proposed, and waits for a second administrator. Ask for it again once they have agreed.</source>
        <translation>已提议为 {name} 设置一次性密码，等待第二位管理员同意。对方同意后请再次操作。</translation>
    </message>
    <message>
        <source>Reset the password of {name}?</source>
        <translation>重置 {name} 的密码？</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>The access review is written as {name}.</source>
        <translation>权限复核已写为 {name}。</translation>
    </message>
    <message>
        <source>The duties that need a second administrator wait under Approvals.</source>
        <translation>需第二位管理员同意的职责正在“审批”中等待。</translation>
    </message>
    <message>
        <source>{name} has the new duties.</source>
        <translation>{name} 已获得新职责。</translation>
    </message>
    <message>
        <source>The change of {name} waits for a second administrator.</source>
        <translation>{name} 的变更等待第二位管理员。</translation>
    </message>
    <message>
        <source>{name} is ended here.</source>
        <translation>{name} 已终止。</translation>
    </message>
    <message>
        <source>open the access review first</source>
        <translation>请先打开权限复核</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>职责</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近在线</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Access review</source>
        <translation>权限复核</translation>
    </message>
    <message>
        <source>List of people</source>
        <translation>人员列表</translation>
    </message>
</context>
<context>
    <name>PersonChoice</name>
    <message>
        <source>Name, e-mail, phone or customer number</source>
        <translation>姓名、电子邮件、电话或客户编号</translation>
    </message>
    <message>
        <source>Find the customer who asks</source>
        <translation>查找提出请求的客户</translation>
    </message>
    <message>
        <source>nobody of ours</source>
        <translation>非本公司客户</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Choose the customer</source>
        <translation>选择客户</translation>
    </message>
    <message>
        <source>No customer is found by that. If it is nobody of ours, tick so: they have the same rights.</source>
        <translation>未找到客户。如不是我们的客户，请勾选；他们享有同样的权利。</translation>
    </message>
</context>
<context>
    <name>PersonDrawer</name>
    <message>
        <source>Change duties</source>
        <translation>更改职责</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>一次性密码</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>Choose a person.</source>
        <translation>请选择人员。</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>由 {name}</translation>
    </message>
    <message>
        <source>one-time, not yet changed</source>
        <translation>一次性密码，尚未更改</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>show a person at the right first</source>
        <translation>请先在右侧显示一位人员</translation>
    </message>
    <message>
        <source>choose a person first</source>
        <translation>请先选择人员</translation>
    </message>
    <message>
        <source>another administrator does that for you</source>
        <translation>须由其他管理员为您操作</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>恢复访问</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>职责</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Field keys</source>
        <translation>字段密钥</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近在线</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加于</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>终止于</translation>
    </message>
</context>
<context>
    <name>PicturePane</name>
    <message>
        <source>Not sent with this attempt.</source>
        <translation>本次尝试未提交。</translation>
    </message>
    <message>
        <source>This file is not a picture that can be shown.</source>
        <translation>此文件不是可显示的图片。</translation>
    </message>
    <message>
        <source>This picture has more than 40 megapixels and stays closed.</source>
        <translation>此图片超过 4000 万像素，不予打开。</translation>
    </message>
</context>
<context>
    <name>PictureRow</name>
    <message>
        <source>Pictures are hidden. Verdict keys rest.</source>
        <translation>图片已隐藏，结论键停用。</translation>
    </message>
    <message>
        <source>{painted} of {wanted} painted. Verdict keys rest until all are.</source>
        <translation>已显示 {painted}/{wanted}。全部显示前结论键停用。</translation>
    </message>
    <message>
        <source>{painted} of {wanted} painted, all from this case.</source>
        <translation>已显示 {painted}/{wanted}，均属此案件。</translation>
    </message>
    <message>
        <source>Verdict keys are on.</source>
        <translation>结论键已启用。</translation>
    </message>
</context>
<context>
    <name>PictureTools</name>
    <message>
        <source>Panes linked</source>
        <translation>窗格联动</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>交替</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Enlarged to {percent} percent</source>
        <translation>放大至 {percent}%</translation>
    </message>
    <message>
        <source>Panes apart</source>
        <translation>图片分开</translation>
    </message>
</context>
<context>
    <name>PlacesPage</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Your workspaces</source>
        <translation>您的工作区</translation>
    </message>
    <message>
        <source>Your duties open no workspace here. An administrator can change what they are.</source>
        <translation>您的职责在这里没有可用的工作区。管理员可以更改您的职责。</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>Your duties</source>
        <translation>您的职责</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n emergency accesses wait to be seen by you: above.</source>
        <translation>
            <numerusform>{name}，有 %n 次紧急访问待您确认：见上方。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n things wait for you.</source>
        <translation>
            <numerusform>{name}，有 %n 件事等您处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, nothing waits for you.</source>
        <translation>{name}，没有等您处理的事。</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 件待处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostingBox</name>
    <message>
        <source>Which letter</source>
        <translation>哪封信</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Carried by</source>
        <translation>承运人</translation>
    </message>
    <message>
        <source>Number of the registered item</source>
        <translation>挂号邮件编号</translation>
    </message>
    <message>
        <source>Letters and figures as on the receipt; or say below what else proves it.</source>
        <translation>按收据填写字母和数字；或在下方说明其他证明。</translation>
    </message>
    <message>
        <source>Proof in words</source>
        <translation>文字证明</translation>
    </message>
    <message>
        <source>This is no day. Write it as 2026-11-21.</source>
        <translation>这不是日期。请写成 2026-11-21 的形式。</translation>
    </message>
    <message>
        <source>Being entered</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>It was {state}. Did it come back undeliverable?</source>
        <translation>状态：{state}。是否因无法投递退回？</translation>
    </message>
    <message>
        <source>It came back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>What stands on it</source>
        <translation>退信上的说明</translation>
    </message>
    <message>
        <source>A request that it ended is open again; a complaint is to be acknowledged again.</source>
        <translation>由其结束的请求将重新打开；投诉须重新确认收到。</translation>
    </message>
    <message>
        <source>Post it, then say on which day and what proves it.</source>
        <translation>寄出后，请填写日期和证明。</translation>
    </message>
    <message>
        <source>It was posted</source>
        <translation>已寄出</translation>
    </message>
    <message>
        <source>It counts as sent on that day; the database refuses one that is too late.</source>
        <translation>以该日为发送日；过晚的日期会被数据库拒绝。</translation>
    </message>
    <message>
        <source>as 2026-11-21</source>
        <translation>如 2026-11-21</translation>
    </message>
    <message>
        <source>Entered: the letter came back.</source>
        <translation>已登记：信函被退回。</translation>
    </message>
    <message>
        <source>Entered: the letter was posted.</source>
        <translation>已登记：信函已寄出。</translation>
    </message>
    <message>
        <source>On the day</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>PostingsModel</name>
    <message>
        <source>Booked</source>
        <translation>入账日</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>资产</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>发生日</translation>
    </message>
</context>
<context>
    <name>Preparation</name>
    <message>
        <source>Make the database</source>
        <translation>建立数据库</translation>
    </message>
    <message>
        <source>Start it</source>
        <translation>启动数据库</translation>
    </message>
    <message>
        <source>Set up tables, roles and rules</source>
        <translation>设置数据表、角色与规则</translation>
    </message>
    <message>
        <source>Invent the customers of the sample firm</source>
        <translation>虚构示例公司的客户</translation>
    </message>
    <message>
        <source>Draw their documents and open their cases</source>
        <translation>绘制其证件并建立案件</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The database stays closed</source>
        <translation>数据库未能打开</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Only the first start does this. It takes about twenty seconds.</source>
        <translation>仅首次启动需要，约二十秒。</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{total} 之 {done}</translation>
    </message>
    <message>
        <source>{rate} a second</source>
        <translation>每秒 {rate}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
</context>
<context>
    <name>Promises</name>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>for a customer who cannot pass</source>
        <translation>给无法通过核验的客户</translation>
    </message>
    <message>
        <source>Every escalated case ends with a mail inside one day.</source>
        <translation>每个转人工的案件都在一天之内以邮件告终。</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>for a person who asks for a right</source>
        <translation>给行使权利的人</translation>
    </message>
    <message>
        <source>The house promise. The statute is shown beside it, never instead of it.</source>
        <translation>这是本公司的承诺；法定期限与之并列，绝不取代。</translation>
    </message>
    <message>
        <source>unexplained</source>
        <translation>未解释</translation>
    </message>
    <message>
        <source>between our books and the bank</source>
        <translation>账簿与银行之间</translation>
    </message>
    <message>
        <source>A month closes only when each difference has a reason.</source>
        <translation>每一笔差异都有理由，当月才能结账。</translation>
    </message>
</context>
<context>
    <name>ProofPanel</name>
    <message>
        <source>Proof of the trail</source>
        <translation>审计记录的证明</translation>
    </message>
    <message>
        <source>Result of the proof</source>
        <translation>证明结果</translation>
    </message>
    <message>
        <source>Stopped before the end; nothing is proved by it.</source>
        <translation>未完成即停止，不能证明任何内容。</translation>
    </message>
    <message>
        <source>Nothing is sealed outside the database yet.</source>
        <translation>数据库之外尚无封存。</translation>
    </message>
    <message>
        <source>1 finding: the trail is not as it was sealed.</source>
        <translation>发现 1 处问题：记录与封存时不一致。</translation>
    </message>
    <message>
        <source>{count} findings: the trail is not as it was sealed.</source>
        <translation>发现 {count} 处问题：记录与封存时不一致。</translation>
    </message>
    <message>
        <source>As it was sealed, but for 1 loss the firm has signed for.</source>
        <translation>除本公司已签字确认的 1 处丢失外，与封存时一致。</translation>
    </message>
    <message>
        <source>As it was sealed, but for {count} losses the firm has signed for.</source>
        <translation>除本公司已签字确认的 {count} 处丢失外，与封存时一致。</translation>
    </message>
    <message>
        <source>The trail is as it was sealed.</source>
        <translation>记录与封存时一致。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>entry {number}, sealed {instant}</source>
        <translation>第 {number} 条，封存于 {instant}</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>数据流</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读取</translation>
    </message>
    <message>
        <source>Proved up to</source>
        <translation>证明至</translation>
    </message>
    <message>
        <source>Not yet provable</source>
        <translation>尚不可证明</translation>
    </message>
    <message>
        <source>By leaf hash</source>
        <translation>按叶哈希</translation>
    </message>
</context>
<context>
    <name>Proving</name>
    <message>
        <source>Verification of the trail</source>
        <translation>验证审计记录</translation>
    </message>
    <message>
        <source>Not yet sealed, so not yet provable</source>
        <translation>尚未封存，因此尚不可证明</translation>
    </message>
    <message>
        <source>Sealed in batch {batch}, provable</source>
        <translation>封存于第 {batch} 批，可证明</translation>
    </message>
    <message>
        <source>Sealed in batch {batch}; its checkpoint is not on this computer</source>
        <translation>封存于第 {batch} 批；其检查点不在本机</translation>
    </message>
</context>
<context>
    <name>QueueFilter</name>
    <message>
        <source>Name or case number</source>
        <translation>姓名或案件编号</translation>
    </message>
    <message>
        <source>Narrow by name or case number</source>
        <translation>按姓名或案件编号筛选</translation>
    </message>
    <message>
        <source>Narrow by check</source>
        <translation>按检查筛选</translation>
    </message>
    <message>
        <source>All checks</source>
        <translation>全部检查</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>全部级别</translation>
    </message>
    <message>
        <source>Narrow by level</source>
        <translation>按级别筛选</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>筛选列表</translation>
    </message>
</context>
<context>
    <name>QueuePresenter</name>
    <message>
        <source>No case of this list fits. Esc in the filter shows all.</source>
        <translation>列表中没有符合的案件。在筛选框按 Esc 显示全部。</translation>
    </message>
    <message>
        <source>No case is waiting.</source>
        <translation>没有等待的案件。</translation>
    </message>
    <message>
        <source>No case is waiting. Second review has {count}.</source>
        <translation>没有等待的案件。复核中有 {count} 个。</translation>
    </message>
    <message>
        <source>No case waits for its customer.</source>
        <translation>没有等待客户的案件。</translation>
    </message>
    <message>
        <source>No verdict waits for a second person.</source>
        <translation>没有等待第二人的结论。</translation>
    </message>
    <message>
        <source>No case has been decided yet.</source>
        <translation>尚无已决定的案件。</translation>
    </message>
    <message>
        <source>The queue has {count}.</source>
        <translation>队列中有 {count} 个。</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Workspaces</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有快捷键</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>RecipientsBox</name>
    <message>
        <source>Recipient</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>Who had the data</source>
        <translation>谁收到过数据</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>To which address</source>
        <translation>收件地址</translation>
    </message>
    <message>
        <source>Tell the person who they are</source>
        <translation>告知本人有哪些接收方</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>正在起草</translation>
    </message>
    <message>
        <source>Being entered</source>
        <translation>正在录入</translation>
    </message>
    <message>
        <source>Nothing was corrected, erased or restricted for this request yet. Nobody is to be told.</source>
        <translation>此请求尚未进行任何更正、删除或限制处理，无需通知任何人。</translation>
    </message>
    <message>
        <source>Nobody was told of the restriction, so that nobody is to be told of its end.</source>
        <translation>未曾通知任何人该限制，因此也无需通知其解除。</translation>
    </message>
    <message>
        <source>Nobody has received any of this data: no bank, provider or mail service, nor by the log.</source>
        <translation>没有任何人收到过这些数据：银行、服务商、邮件服务商均未收到，披露记录中也没有。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them are still to be told, or it is recorded why not.</source>
        <translation>
            <numerusform>还有 %n 个接收方待通知，或待记录不通知的原因。</numerusform>
        </translation>
    </message>
    <message>
        <source>Each of them was told, or it stands why not.</source>
        <translation>所有接收方均已通知，或已记录不通知的原因。</translation>
    </message>
    <message>
        <source>Send the letter</source>
        <translation>发送信函</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation>信函</translation>
    </message>
    <message>
        <source>Why: kept as proof, and told to the person if they ask</source>
        <translation>原因：作为证明保存；如本人询问，会告知本人</translation>
    </message>
    <message>
        <source>Recipients are told unless that is impossible or out of proportion (GDPR Art. 19).</source>
        <translation>除非无法通知或所需努力不成比例，否则须通知接收方（GDPR 第 19 条）。</translation>
    </message>
</context>
<context>
    <name>RecordBar</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Enter records it, Shift+Enter makes a new line</source>
        <translation>Enter 记录，Shift+Enter 换行</translation>
    </message>
    <message>
        <source>Record: {act}</source>
        <translation>记录：{act}</translation>
    </message>
    <message>
        <source>This is no day. Write it as 2026-11-21.</source>
        <translation>这不是日期。请写成 2026-11-21 的形式。</translation>
    </message>
</context>
<context>
    <name>Rectification</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Held before</source>
        <translation>原有内容</translation>
    </message>
    <message>
        <source>Held now</source>
        <translation>现有内容</translation>
    </message>
    <message>
        <source>Stands instead</source>
        <translation>现为</translation>
    </message>
    <message>
        <source>To stand instead</source>
        <translation>更正为</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Changes: {places}.</source>
        <translation>更改：{places}。</translation>
    </message>
    <message>
        <source>Carried out {at} by {name}. Before and after are kept, sealed.</source>
        <translation>由{name}于 {at} 执行。更正前后的内容均已加密保存。</translation>
    </message>
    <message>
        <source>The second person refused: {reason} Take it back to change it.</source>
        <translation>第二人已拒绝：{reason} 请撤回后修改。</translation>
    </message>
    <message>
        <source>The agreement has expired. Take it back and propose it again.</source>
        <translation>同意已过期。请撤回后重新提交。</translation>
    </message>
    <message>
        <source>Nothing is decided yet. Choose what the person disputes, and say what becomes of it.</source>
        <translation>尚未作出决定。请选择本人所争议的数据，并说明如何处理。</translation>
    </message>
    <message>
        <source>It changes everywhere at once, or not at all.</source>
        <translation>所有位置一并更改，否则均不更改。</translation>
    </message>
    <message>
        <source>It changes who the person is: a second person agrees first. KYC then looks at them again.</source>
        <translation>此更正涉及身份信息：须先经第二人同意，之后由 KYC 重新审查。</translation>
    </message>
    <message>
        <source>A second person reads it: old and new values, reasons, and what it rests on. Then they agree or refuse.</source>
        <translation>第二人将阅读新旧值、理由和依据，然后同意或拒绝。</translation>
    </message>
    <message>
        <source>A second person has agreed to exactly this.</source>
        <translation>第二人已同意此项更正，内容不得改动。</translation>
    </message>
    <message>
        <source>Nothing was corrected for this request, and it can be no more.</source>
        <translation>此请求未作任何更正，且已无法更正。</translation>
    </message>
    <message>
        <source>It changes a way back into the account: a second person agrees first, whoever asks.</source>
        <translation>这会更改找回账户的途径：无论谁提出，须先由第二人同意。</translation>
    </message>
    <message>
        <source>It changes where everything goes: a second person agrees first. The old address is then told.</source>
        <translation>这将更改所有信函的去向：须先经第二人同意，随后通知原地址。</translation>
    </message>
    <message>
        <source>not told yet</source>
        <translation>尚未通知</translation>
    </message>
    <message>
        <source>Nothing of what they had was erased: it is kept here too, and nobody is told of that.</source>
        <translation>其所收到的内容均未删除：此处亦予保留，因此不予通知。</translation>
    </message>
    <message>
        <source>They are told of it and not asked to erase what a law has them keep: records of payments and assets.</source>
        <translation>将予通知，但不要求其删除法律要求保存的内容：付款和资产记录。</translation>
    </message>
    <message>
        <source>They are told of it and asked to erase it, unless a law has them keep it.</source>
        <translation>将予通知，并请其删除，除非法律要求其保存。</translation>
    </message>
    <message>
        <source>Where, and what protects it there: {safeguard}.</source>
        <translation>所在地及保护措施：{safeguard}。</translation>
    </message>
</context>
<context>
    <name>RectificationBox</name>
    <message>
        <source>What is disputed</source>
        <translation>所争议的数据</translation>
    </message>
    <message>
        <source>The person asks who had the old values: the answer says it</source>
        <translation>本人询问接收方：在答复中说明</translation>
    </message>
    <message>
        <source>Who had it</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Being taken back</source>
        <translation>正在撤回</translation>
    </message>
    <message>
        <source>Being proposed</source>
        <translation>正在提交</translation>
    </message>
    <message>
        <source>Being corrected</source>
        <translation>正在更正</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>正在起草</translation>
    </message>
    <message>
        <source>The data is withheld from use because it was disputed. That can end now.</source>
        <translation>因存在争议，该数据已被限制使用。现在可以解除限制。</translation>
    </message>
    <message>
        <source>Lift the restriction</source>
        <translation>解除限制</translation>
    </message>
    <message>
        <source>Correct more</source>
        <translation>继续更正</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Propose to a second person</source>
        <translation>提交第二人</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>撰写答复</translation>
    </message>
    <message>
        <source>Correct now</source>
        <translation>立即更正</translation>
    </message>
    <message>
        <source>not kept yet</source>
        <translation>尚未保存</translation>
    </message>
</context>
<context>
    <name>RectificationEditor</name>
    <message>
        <source>What becomes of it</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Not disputed</source>
        <translation>无争议</translation>
    </message>
    <message>
        <source>Why it is not changed</source>
        <translation>不作更改的理由</translation>
    </message>
    <message>
        <source>What the decision rests on</source>
        <translation>决定依据</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>新内容</translation>
    </message>
    <message>
        <source>The person’s statement</source>
        <translation>本人的补充说明</translation>
    </message>
    <message>
        <source>What it rests on</source>
        <translation>依据说明</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The papers were misread: correct what was read from them, too</source>
        <translation>证件读取有误：一并更正读取结果</translation>
    </message>
    <message>
        <source>Year-month-day: 1991-04-07</source>
        <translation>年-月-日：1991-04-07</translation>
    </message>
</context>
<context>
    <name>ReferBox</name>
    <message>
        <source>Refer to the reporting officer</source>
        <translation>提交给反洗钱报告官</translation>
    </message>
    <message>
        <source>What you have noticed</source>
        <translation>您注意到的情形</translation>
    </message>
    <message>
        <source>What you saw, when, and what makes you think of it</source>
        <translation>您看到了什么、何时看到、为何起疑</translation>
    </message>
    <message>
        <source>What you saw</source>
        <translation>您看到的情况</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Sent.</source>
        <translation>已发送。</translation>
    </message>
    <message>
        <source>Only the reporting officer reads this. You will hear nothing more of it, and nobody else may, least of all the customer.</source>
        <translation>只有反洗钱报告官会读到这些内容。您不会再收到任何消息；其他任何人也不得知晓，尤其是客户本人。</translation>
    </message>
</context>
<context>
    <name>RefuseBox</name>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What is wrong with it, or what is missing</source>
        <translation>哪里不对，或缺少什么</translation>
    </message>
    <message>
        <source>Who proposed it reads this, and so does everybody who may see the proposal.</source>
        <translation>提议人会读到这段话，凡可查看该提议的人也会读到。</translation>
    </message>
    <message>
        <source>Refuse: {what}</source>
        <translation>拒绝：{what}</translation>
    </message>
    <message>
        <source>Being refused</source>
        <translation>正在拒绝</translation>
    </message>
    <message>
        <source>At most 500 signs</source>
        <translation>最多 500 个字符</translation>
    </message>
    <message>
        <source>A reason first</source>
        <translation>请先写明原因</translation>
    </message>
</context>
<context>
    <name>RegisterBox</name>
    <message>
        <source>Register of requests</source>
        <translation>权利请求登记簿</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Received from</source>
        <translation>收到日期自</translation>
    </message>
    <message>
        <source>Until, that day included</source>
        <translation>至（含当日）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>One is being written</source>
        <translation>正在生成一份</translation>
    </message>
    <message>
        <source>This is no day. Write it as 2026-11-21.</source>
        <translation>这不是日期。请写成 2026-11-21。</translation>
    </message>
    <message>
        <source>The period ends before it begins. Turn the days round.</source>
        <translation>期间的结束早于开始。请对调日期。</translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n 项请求</numerusform>
        </translation>
    </message>
    <message>
        <source>The register is written with {count} as {name} and entered in the register of documents.</source>
        <translation>登记簿已生成，共 {count}，文件为 {name}，并已记入文件登记。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止。未写入任何内容。</translation>
    </message>
    <message>
        <source>Every request received then, with its days and their rules, its answer and its letters.</source>
        <translation>该期间收到的每项请求，及其期限与所依规则、答复和信函。</translation>
    </message>
</context>
<context>
    <name>ReopenBox</name>
    <message>
        <source>Reopen the account</source>
        <translation>重新打开账户</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Why it is opened again</source>
        <translation>为何重新打开</translation>
    </message>
    <message>
        <source>{account} in {asset} is closed. Reopened it has to be closed anew; both stand in the log.</source>
        <translation>{account}（{asset}）已关闭。重新打开后须再次关闭；两者都记入日志。</translation>
    </message>
    <message>
        <source>Say in a few words why.</source>
        <translation>请用几个字说明原因。</translation>
    </message>
    <message>
        <source>Being signed</source>
        <translation>正在签名</translation>
    </message>
</context>
<context>
    <name>ReportBox</name>
    <message>
        <source>Make a report</source>
        <translation>制作报表</translation>
    </message>
    <message>
        <source>Kind of report</source>
        <translation>报表类型</translation>
    </message>
    <message>
        <source>Account statement</source>
        <translation>账户对账单</translation>
    </message>
    <message>
        <source>Trial balance</source>
        <translation>试算平衡表</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日记账</translation>
    </message>
    <message>
        <source>Customer history</source>
        <translation>客户交易记录</translation>
    </message>
    <message>
        <source>Account, with all under it</source>
        <translation>账户（含下级账户）</translation>
    </message>
    <message>
        <source>Customer’s pseudonym</source>
        <translation>客户的化名编号</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>To day, that day included</source>
        <translation>截止日（含当日）</translation>
    </message>
    <message>
        <source>Every wallet on a line of its own</source>
        <translation>每个钱包单列一行</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>写出报表</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>“{text}” is no day. Write 2026-11-19.</source>
        <translation>“{text}”不是日期。请写成 2026-11-19。</translation>
    </message>
    <message>
        <source>Say whose report it is.</source>
        <translation>请写明是谁的报表。</translation>
    </message>
    <message>
        <source>Adding up</source>
        <translation>正在合计</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比日</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>To, included</source>
        <translation>截止日（含）</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message numerus="yes">
        <source>%n lines are written and entered in the register</source>
        <translation>
            <numerusform>已写出 %n 行并记入登记册</numerusform>
        </translation>
    </message>
    <message>
        <source>signed by the firm</source>
        <translation>附公司签名</translation>
    </message>
    <message>
        <source>not signed, since no sealer serves</source>
        <translation>未签名，因为没有签章服务在运行</translation>
    </message>
    <message>
        <source>as {name} in {folder}</source>
        <translation>文件 {name}，位于 {folder}</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} 已写出。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止，没有写出任何文件。</translation>
    </message>
</context>
<context>
    <name>RequestPresenter</name>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>The database does not answer. What you entered is kept, and sent once it is back.</source>
        <translation>数据库没有响应。您的输入已保留，恢复后即发送。</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Called back; nothing has left.</source>
        <translation>已撤回；没有发出任何内容。</translation>
    </message>
    <message>
        <source>Save the paper</source>
        <translation>保存文件</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
</context>
<context>
    <name>RequestView</name>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Leave for later</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation>来信</translation>
    </message>
    <message>
        <source>No words.</source>
        <translation>没有内容。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>Papers that came with it</source>
        <translation>随信附件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Letters of ours</source>
        <translation>我方信件</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>撰写</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Write a letter</source>
        <translation>写信</translation>
    </message>
    <message>
        <source>Prepare the answer</source>
        <translation>准备答复</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Restriction</source>
        <translation>限制处理</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Tell recipients</source>
        <translation>通知接收方</translation>
    </message>
    <message>
        <source>Also asked for in this letter</source>
        <translation>同一来信的其他请求</translation>
    </message>
    <message>
        <source>Today’s work: {place} of {count}</source>
        <translation>今天的工作：第 {place} 项，共 {count} 项</translation>
    </message>
    <message>
        <source>Enter saves a copy</source>
        <translation>按 Enter 另存副本</translation>
    </message>
    <message>
        <source>with you</source>
        <translation>由您处理</translation>
    </message>
    <message>
        <source>nobody’s yet</source>
        <translation>尚无人接手</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>法律保留</translation>
    </message>
    <message>
        <source>It did not come out of the account ({channel}): be sure who asks first.</source>
        <translation>并非来自账户（{channel}）：请先确认请求人身份。</translation>
    </message>
    <message>
        <source>An agent asks ({channel}): have their authority shown first.</source>
        <translation>由代理人提出（{channel}）：请先要求出示授权。</translation>
    </message>
    <message>
        <source>Write the question</source>
        <translation>撰写询问信</translation>
    </message>
    <message>
        <source>the answer is on its way; call it back first (Z)</source>
        <translation>答复正在发出；请先撤回（Z）</translation>
    </message>
    <message>
        <source>the request has ended, and no restriction stands of which to write</source>
        <translation>请求已结束，且没有需要去信说明的限制</translation>
    </message>
    <message>
        <source>Z calls it back</source>
        <translation>Z 撤回</translation>
    </message>
    <message>
        <source>B enters the posting</source>
        <translation>B 登记邮寄</translation>
    </message>
    <message>
        <source>Enter files it as PDF</source>
        <translation>回车存档为 PDF</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>告知过谁</translation>
    </message>
    <message>
        <source>Look for the person</source>
        <translation>查找此人</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>期限</translation>
    </message>
</context>
<context>
    <name>RequestsHome</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>3 days or less</source>
        <translation>3 天以内</translation>
    </message>
    <message>
        <source>7 days or less</source>
        <translation>7 天以内</translation>
    </message>
    <message>
        <source>14 days or less</source>
        <translation>14 天以内</translation>
    </message>
    <message>
        <source>30 days or less</source>
        <translation>30 天以内</translation>
    </message>
    <message>
        <source>Take these first</source>
        <translation>优先处理</translation>
    </message>
    <message>
        <source>Go to the board</source>
        <translation>前往看板</translation>
    </message>
    <message>
        <source>No request is open.</source>
        <translation>没有未结的请求。</translation>
    </message>
    <message>
        <source>Can still be extended this week</source>
        <translation>本周内仍可延期</translation>
    </message>
    <message>
        <source>Complaints to acknowledge</source>
        <translation>待确认的投诉</translation>
    </message>
    <message>
        <source>Complaints to answer</source>
        <translation>待答复的投诉</translation>
    </message>
    <message>
        <source>No request is at its last week to be extended.</source>
        <translation>没有本周到期的延期机会。</translation>
    </message>
    <message numerus="yes">
        <source>%n more are on the board.</source>
        <translation>
            <numerusform>看板上另有 %n 件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests are late</source>
        <translation>
            <numerusform>%n 件请求已逾期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due today</source>
        <translation>
            <numerusform>%n 件今天到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without their effect yet, to be done at once</source>
        <translation>
            <numerusform>%n 件尚未生效，须立即办理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n complaints to acknowledge within a week</source>
        <translation>
            <numerusform>%n 项投诉须在一周内确认收到</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, {what}.</source>
        <translation>{name}，{what}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>To clear today</source>
        <translation>今天应处理</translation>
    </message>
    <message>
        <source>With you</source>
        <translation>由您处理</translation>
    </message>
    <message>
        <source>Answers on their way</source>
        <translation>投递中的答复</translation>
    </message>
    <message>
        <source>Waiting on the person</source>
        <translation>等待本人</translation>
    </message>
    <message numerus="yes">
        <source>%n requests can still be extended, by a letter with reasons.</source>
        <translation>
            <numerusform>%n 项请求仍可用附理由的信延期。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n requests should be cleared today.</source>
        <translation>
            <numerusform>{name}，今天应处理 %n 项请求。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, nothing presses; %n requests are open.</source>
        <translation>
            <numerusform>{name}，没有紧急事项；%n 项请求未结。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, no request is open.</source>
        <translation>{name}，没有未结的请求。</translation>
    </message>
    <message>
        <source>Your day</source>
        <translation>您的一天</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>在岗</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>No letter can be written: {why}.</source>
        <translation>无法写信：{why}。</translation>
    </message>
    <message>
        <source>Nothing is left to clear today.</source>
        <translation>今天没有待处理的请求了。</translation>
    </message>
    <message numerus="yes">
        <source>Today’s work: %n requests gone through.</source>
        <translation>
            <numerusform>今天的工作：已过目 %n 项请求。</numerusform>
        </translation>
    </message>
    <message>
        <source>not as this request stands</source>
        <translation>按此请求的现状不可</translation>
    </message>
    <message>
        <source>no customer of ours asks</source>
        <translation>请求人不是我们的客户</translation>
    </message>
    <message>
        <source>choose a request first</source>
        <translation>请先选择一项请求</translation>
    </message>
    <message>
        <source>no customer of ours asks for a correction here</source>
        <translation>此处没有我们的客户请求更正</translation>
    </message>
    <message>
        <source>nobody of ours asks here</source>
        <translation>提出请求者并非本公司客户</translation>
    </message>
    <message>
        <source>nobody of ours asks</source>
        <translation>请求人不是我们的客户</translation>
    </message>
    <message>
        <source>no letter waits to leave</source>
        <translation>没有待发出的信</translation>
    </message>
    <message>
        <source>only while today’s work is cleared</source>
        <translation>仅在处理今天的工作时可用</translation>
    </message>
</context>
<context>
    <name>RescreenPage</name>
    <message>
        <source>Screen again</source>
        <translation>重新审查</translation>
    </message>
    <message>
        <source>Asked for because of how their money moved. Look at the customer anew, then say so.</source>
        <translation>因资金流动情况而提出。请重新审查客户，然后标记完成。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家或地区</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>提出时间</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Newest case</source>
        <translation>最近个案</translation>
    </message>
    <message>
        <source>Nobody waits to be looked at again. What the watch over flows leads to arrives here.</source>
        <translation>没有客户等待重新审查。资金监控提出的请求会出现在这里。</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开个案</translation>
    </message>
    <message>
        <source>Looked at again</source>
        <translation>已重新审查</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>没有等待的客户</translation>
    </message>
    <message>
        <source>no case</source>
        <translation>无案件</translation>
    </message>
</context>
<context>
    <name>RestrictionBox</name>
    <message>
        <source>Restriction of processing</source>
        <translation>限制处理</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>The answer to this request is on its way. Write the notice once it has left, or call the answer back first (Z).</source>
        <translation>对此请求的答复正在发出。请待其发出后再写通知，或先撤回答复（Z）。</translation>
    </message>
    <message>
        <source>Being lifted</source>
        <translation>正在解除</translation>
    </message>
    <message>
        <source>Being restricted</source>
        <translation>正在限制</translation>
    </message>
    <message>
        <source>The data is withheld from use.</source>
        <translation>数据已暂停使用。</translation>
    </message>
    <message>
        <source>Lift it</source>
        <translation>解除限制</translation>
    </message>
    <message>
        <source>Lift: write the notice first</source>
        <translation>解除：先写通知</translation>
    </message>
    <message>
        <source>It was restricted before, and is used again.</source>
        <translation>曾受限制，现已恢复使用。</translation>
    </message>
    <message>
        <source>It is not restricted.</source>
        <translation>未受限制。</translation>
    </message>
    <message>
        <source>Restrict</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>The person has not been told yet that it is to be lifted.</source>
        <translation>尚未通知本人将解除限制。</translation>
    </message>
    <message>
        <source>The notice leaves at {time}. Lift it once a relay has accepted the notice.</source>
        <translation>通知将于 {time} 发出。待中继服务器受理后再解除。</translation>
    </message>
    <message>
        <source>The notice waits to be posted. Enter its posting (B), then lift it.</source>
        <translation>通知尚未寄出。请登记寄出（B），然后解除。</translation>
    </message>
    <message>
        <source>The notice came back: the person does not know yet. Write it again, by another way.</source>
        <translation>通知被退回，本人尚不知情。请以其他方式重新通知。</translation>
    </message>
    <message>
        <source>The person was told on {day} that it is to be lifted on {from}. It can be lifted from then on.</source>
        <translation>已于 {day} 告知当事人将于 {from} 解除。自该日起可以解除。</translation>
    </message>
    <message>
        <source>The person was told on {day} that it is to be lifted on {from}. It can be lifted now.</source>
        <translation>已于 {day} 告知当事人将于 {from} 解除。现在可以解除。</translation>
    </message>
    <message>
        <source>The person is told a week before a restriction is lifted (GDPR Art. 18(3)).</source>
        <translation>解除限制前一周通知当事人（GDPR 第 18 条第 3 款）。</translation>
    </message>
    <message>
        <source>{day}, {name}: {ground}. Still seen by: {duties}</source>
        <translation>{day}，{name}：{ground}。仍可查看：{duties}</translation>
    </message>
    <message>
        <source>nobody else</source>
        <translation>无他人</translation>
    </message>
    <message>
        <source>lifted {day}, {name}</source>
        <translation>{day} 由 {name} 解除</translation>
    </message>
    <message>
        <source>Restricted. Nobody but the named duties sees who it is.</source>
        <translation>已限制。除所列职责外，无人可见其身份。</translation>
    </message>
    <message>
        <source>Lifted. The data is used again as before.</source>
        <translation>已解除。数据恢复使用。</translation>
    </message>
    <message>
        <source>Who still sees it, because the dispute needs them</source>
        <translation>因争议需要仍可查看者</translation>
    </message>
    <message>
        <source>What goes on meanwhile</source>
        <translation>其间继续进行的事项</translation>
    </message>
</context>
<context>
    <name>Rights</name>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>day {count}</source>
        <translation>第 {count} 天</translation>
    </message>
    <message>
        <source>with you</source>
        <translation>由您处理</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>由 {name} 处理</translation>
    </message>
    <message>
        <source>nobody’s yet</source>
        <translation>尚无人接手</translation>
    </message>
    <message>
        <source>extension without effect</source>
        <translation>延期未生效</translation>
    </message>
    <message>
        <source>extended {day}</source>
        <translation>{day} 延期</translation>
    </message>
    <message>
        <source>extend by {day}</source>
        <translation>{day} 前可延期</translation>
    </message>
    <message>
        <source>not a customer of ours</source>
        <translation>非本公司客户</translation>
    </message>
    <message>
        <source>by mail from the address held</source>
        <translation>来自登记邮箱的邮件</translation>
    </message>
    <message>
        <source>received by its sender’s own date</source>
        <translation>收到日期按发件人所写</translation>
    </message>
    <message>
        <source>Rules {pack}, {calendar}, {place}</source>
        <translation>规则 {pack}，{calendar}，{place}</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>已封账</translation>
    </message>
    <message>
        <source>through {name}, {where}</source>
        <translation>由{name}代为提出，{where}</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已遵守</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>已错过</translation>
    </message>
    <message>
        <source>Outer limit of the statute: {day}</source>
        <translation>法定最迟日：{day}</translation>
    </message>
    <message>
        <source>{channel}, recorded {at} by the customer</source>
        <translation>{channel}，由客户本人于 {at} 登记</translation>
    </message>
    <message>
        <source>{channel}, recorded {at} by {name}</source>
        <translation>{channel}，{at} 由 {name} 登记</translation>
    </message>
    <message>
        <source>The words are sealed for the data protection officer.</source>
        <translation>内容为数据保护官密封。</translation>
    </message>
    <message>
        <source>The words are closed again: the request ended more than 30 days ago.</source>
        <translation>内容已重新封存：请求已结束超过 30 天。</translation>
    </message>
    <message>
        <source>the relay refused it: {code}</source>
        <translation>中继服务器拒收：{code}</translation>
    </message>
    <message>
        <source>no reason was told</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>no relay took it: {why}</source>
        <translation>没有中继服务器接收：{why}</translation>
    </message>
    <message>
        <source>entered {at}</source>
        <translation>登记于 {at}</translation>
    </message>
    <message>
        <source>by post, not posted yet (B)</source>
        <translation>邮寄，尚未寄出（B）</translation>
    </message>
    <message>
        <source>posted {day}, {proof}</source>
        <translation>{day} 寄出，{proof}</translation>
    </message>
    <message>
        <source>came back undeliverable {day}</source>
        <translation>{day} 因无法投递退回</translation>
    </message>
    <message>
        <source>leaves at {time}</source>
        <translation>{time} 发出</translation>
    </message>
    <message>
        <source>is being handed over</source>
        <translation>正在交付</translation>
    </message>
    <message>
        <source>accepted {at}</source>
        <translation>{at} 已被接受</translation>
    </message>
    <message>
        <source>Not confirmed who asks: nothing is handed out until another proof is there (D, L).</source>
        <translation>请求人身份未确认：在另有证明之前不交付任何内容（D、L）。</translation>
    </message>
    <message>
        <source>No relay takes the last letter: write it again today, by another way (L).</source>
        <translation>最近一封信无法投递：请今日以其他方式重写（L）。</translation>
    </message>
    <message>
        <source>Stopped at once, and waits to be weighed (O): {names}.</source>
        <translation>已立即停止，有待权衡（O）：{names}。</translation>
    </message>
    <message>
        <source>called back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>not accepted yet, tried again</source>
        <translation>尚未被接受，将重试</translation>
    </message>
    <message>
        <source>The person’s data is withheld from use while the dispute goes on (H).</source>
        <translation>争议期间，此人的数据暂停使用（H）。</translation>
    </message>
    <message>
        <source>The same person asks for the same in {numbers}, which is open too.</source>
        <translation>同一人在 {numbers} 中提出同样的请求，也尚未结束。</translation>
    </message>
    <message>
        <source>A letter by post came back undeliverable on {day}: find another way to the person.</source>
        <translation>一封邮寄信函于 {day} 因无法投递退回：请另寻联系本人的途径。</translation>
    </message>
    <message>
        <source>Complaint to answer (Q): {list}.</source>
        <translation>待答复的投诉（Q）：{list}。</translation>
    </message>
    <message>
        <source>The person has complained before (Q): {list}.</source>
        <translation>本人此前曾投诉（Q）：{list}。</translation>
    </message>
    <message>
        <source>The person objected to this, and it stands still: {names}.</source>
        <translation>本人已反对，以下处理已停止：{names}。</translation>
    </message>
    <message>
        <source>The extension of {day} has no effect: its letter left too late.</source>
        <translation>{day} 的延期无效：通知发出过晚。</translation>
    </message>
    <message>
        <source>Extended on {day}; it cannot be extended again.</source>
        <translation>已于 {day} 延期；不能再次延期。</translation>
    </message>
    <message>
        <source>It can no longer be extended: that letter had to leave by {day}.</source>
        <translation>已不能延期：延期信须在 {day} 前寄出。</translation>
    </message>
    <message>
        <source>If more time is needed, a letter with reasons must leave by {day}.</source>
        <translation>如需更多时间，附理由的信须在 {day} 前寄出。</translation>
    </message>
    <message>
        <source>when the relay had accepted it</source>
        <translation>中继服务器受理投递时</translation>
    </message>
    <message>
        <source>by the customer, from the account</source>
        <translation>客户本人，通过账户</translation>
    </message>
    <message>
        <source>Nobody of ours</source>
        <translation>非本公司客户</translation>
    </message>
    <message>
        <source>Mon Tue Wed Thu Fri Sat Sun</source>
        <translation>周一 周二 周三 周四 周五 周六 周日</translation>
    </message>
    <message>
        <source>To be done at once</source>
        <translation>须立即办理</translation>
    </message>
    <message>
        <source>A letter came back</source>
        <translation>信函被退回</translation>
    </message>
    <message>
        <source>Waits: {topic}</source>
        <translation>等待：{topic}</translation>
    </message>
    <message>
        <source>The law sets no number of days, so the promise governs.</source>
        <translation>法律未规定天数，以承诺为准。</translation>
    </message>
    <message>
        <source>The law’s clock has not begun, so the promise governs.</source>
        <translation>法定期限尚未起算，以承诺为准。</translation>
    </message>
    <message>
        <source>Statute and promise end on the same day.</source>
        <translation>法定期限与承诺同日到期。</translation>
    </message>
    <message>
        <source>Clock starts; the day of receipt is not counted</source>
        <translation>起算；收到当日不计入</translation>
    </message>
    <message>
        <source>Takes effect on receipt; the month is for the answer</source>
        <translation>收到即生效；一个月用于答复</translation>
    </message>
    <message>
        <source>Received {day}, in effect only since {at}, {name}</source>
        <translation>{day} 收到，自 {at} 才生效，{name}</translation>
    </message>
    <message>
        <source>In effect since {at}, {name}; the month is for the answer</source>
        <translation>自{at}起生效，{name}；一个月期限用于答复</translation>
    </message>
    <message>
        <source>No consent of the person stands that could be taken back</source>
        <translation>当事人没有可撤回的有效同意</translation>
    </message>
    <message>
        <source>No consent that the letter takes back stands: there is nothing to take back</source>
        <translation>来信撤回的同意均未生效，无需撤回</translation>
    </message>
    <message>
        <source>Nothing took effect by this request</source>
        <translation>该请求未使任何措施生效</translation>
    </message>
    <message>
        <source>Takes effect on receipt, and has not yet</source>
        <translation>收到即应生效，尚未执行</translation>
    </message>
    <message>
        <source>Nothing is restricted yet, though it takes effect on receipt: restrict now (H).</source>
        <translation>尚未限制任何处理，而该请求收到即应生效：请立即限制 (H)。</translation>
    </message>
    <message>
        <source>What the letter takes back still stands, though it takes effect on receipt: do it now (U).</source>
        <translation>来信撤回的同意仍然有效，而撤回自收到时生效：请立即处理（U）。</translation>
    </message>
    <message>
        <source>Nothing is stopped yet, though it takes effect on receipt: look at it now (O).</source>
        <translation>尚未停止任何处理，而该请求收到即应生效：请立即查看 (O)。</translation>
    </message>
    <message>
        <source>Legal hold since {day}, {what}: nothing of this person is erased, whoever asks.</source>
        <translation>自{day}起处于法律保留（{what}）：无论谁提出，都不会删除此人的任何数据。</translation>
    </message>
    <message>
        <source>That it ends waits for a second person.</source>
        <translation>其解除正等待第二人同意。</translation>
    </message>
    <message>
        <source> (taken back)</source>
        <translation>（已撤回）</translation>
    </message>
    <message>
        <source>Data restricted</source>
        <translation>已限制数据处理</translation>
    </message>
    <message>
        <source>Restriction lifted</source>
        <translation>已解除限制</translation>
    </message>
    <message>
        <source>Erasure proposed: {first} records go, {second} stay</source>
        <translation>已提议删除：删除 {first} 条记录，保留 {second} 条</translation>
    </message>
    <message>
        <source>Erasure agreed to</source>
        <translation>已同意删除</translation>
    </message>
    <message>
        <source>Erasure not agreed to</source>
        <translation>未同意删除</translation>
    </message>
    <message>
        <source>Erased: {first} records, {second} keys destroyed</source>
        <translation>已删除：{first} 条记录，销毁 {second} 个密钥</translation>
    </message>
    <message>
        <source>Everything searched: found in {first} places</source>
        <translation>已全面检索：在 {first} 处发现</translation>
    </message>
    <message>
        <source>All that the search found is explained</source>
        <translation>检索所发现的均已说明</translation>
    </message>
    <message>
        <source>Legal hold set: {what}</source>
        <translation>已设置法律保留：{what}</translation>
    </message>
    <message>
        <source>Proposed to end the legal hold</source>
        <translation>已提议解除法律保留</translation>
    </message>
    <message>
        <source>End of the legal hold not agreed to</source>
        <translation>未同意解除法律保留</translation>
    </message>
    <message>
        <source>Legal hold ended by a second person: {what}</source>
        <translation>第二人已同意解除法律保留：{what}</translation>
    </message>
    <message>
        <source>One month: the same date of the next month</source>
        <translation>一个月：下月同日</translation>
    </message>
    <message>
        <source>A day off: moves to the next working day</source>
        <translation>逢休息日：顺延至下一工作日</translation>
    </message>
    <message>
        <source>Has not begun: waits for {topic}</source>
        <translation>尚未起算：等待{topic}</translation>
    </message>
    <message>
        <source>30 days from receipt, never moved</source>
        <translation>收到后 30 天，不顺延</translation>
    </message>
    <message>
        <source>The law sets no number of days</source>
        <translation>法律未规定天数</translation>
    </message>
    <message>
        <source>The firm’s promise: 30 days from receipt</source>
        <translation>公司承诺：收到后 30 天</translation>
    </message>
    <message>
        <source>Extended: three months from the start</source>
        <translation>已延期：自起算三个月</translation>
    </message>
    <message>
        <source>The extension has no effect: its letter left too late</source>
        <translation>延期无效：信寄出过晚</translation>
    </message>
    <message>
        <source>The law lets the letter name a later day, without a number</source>
        <translation>法律允许信中指明较晚的日期，但未规定期限</translation>
    </message>
    <message>
        <source>The promise, extended by two months</source>
        <translation>承诺，延长两个月</translation>
    </message>
    <message>
        <source>The extension left after 30 days: the promise stays, and is broken</source>
        <translation>延期信在 30 天后寄出：承诺不变，已被违背</translation>
    </message>
    <message>
        <source>Answer by then: the earlier of both clocks</source>
        <translation>在此之前答复：两个期限中较早者</translation>
    </message>
    <message>
        <source>Work done by: the last working day before it</source>
        <translation>完成工作：此前最后一个工作日</translation>
    </message>
    <message>
        <source>rule {rule}</source>
        <translation>规则 {rule}</translation>
    </message>
    <message>
        <source>the earlier governs</source>
        <translation>以较早者为准</translation>
    </message>
    <message>
        <source>working days of the place</source>
        <translation>所在地工作日</translation>
    </message>
    <message>
        <source>privacy notice, promise R-09</source>
        <translation>隐私声明，承诺 R-09</translation>
    </message>
    <message>
        <source>privacy notice, promise R-10</source>
        <translation>隐私声明，承诺 R-10</translation>
    </message>
    <message>
        <source>ICO time-limit guidance</source>
        <translation>英国 ICO 期限指南</translation>
    </message>
    <message>
        <source>public holidays {version}</source>
        <translation>公共假日表 {version}</translation>
    </message>
    <message>
        <source>GDPR</source>
        <translation>GDPR</translation>
    </message>
    <message>
        <source>UK GDPR</source>
        <translation>英国 GDPR</translation>
    </message>
    <message>
        <source>Swiss FADP</source>
        <translation>瑞士 FADP</translation>
    </message>
    <message>
        <source>PIPL</source>
        <translation>个人信息保护法</translation>
    </message>
    <message>
        <source>{number} is leaving, by {day}</source>
        <translation>{number} 正在发出，期限 {day}</translation>
    </message>
    <message>
        <source>{number} by {day}</source>
        <translation>{number}，期限 {day}</translation>
    </message>
    <message>
        <source>This very mail or file was recorded before, in {numbers}. Is it another letter?</source>
        <translation>这封邮件或文件此前已登记于 {numbers}。确是另一封信吗？</translation>
    </message>
    <message>
        <source>This customer already asks for that in {numbers}. Record it only if it is another letter.</source>
        <translation>此客户已在 {numbers} 中提出同样的请求。仅在是另一封信时登记。</translation>
    </message>
    <message>
        <source>An agent asks: have their authority shown. You can enter it next.</source>
        <translation>由代理人提出：请要求出示授权。随后可登记。</translation>
    </message>
    <message>
        <source>It did not come out of the account: be sure who asks. You can enter the question next.</source>
        <translation>并非来自账户：请先确认请求人身份。随后可登记所提要求。</translation>
    </message>
    <message>
        <source>This letter was begun and not recorded. Go on with it, or start afresh.</source>
        <translation>这封信已开始填写但尚未登记。请继续，或重新开始。</translation>
    </message>
    <message>
        <source>The letter of {whom} was begun and not recorded. Go on with it, or start afresh.</source>
        <translation>{whom} 的来信已开始填写但尚未登记。请继续，或重新开始。</translation>
    </message>
</context>
<context>
    <name>Screening</name>
    <message>
        <source>review {day}</source>
        <translation>复核 {day}</translation>
    </message>
    <message>
        <source>born {day}</source>
        <translation>生于 {day}</translation>
    </message>
    <message>
        <source>reported {day}</source>
        <translation>上报 {day}</translation>
    </message>
    <message>
        <source>withheld from others: a dispute goes on</source>
        <translation>对他人隐藏：争议进行中</translation>
    </message>
    <message>
        <source>Why a file is opened, if there is more to say</source>
        <translation>立档原因（如需补充）</translation>
    </message>
    <message>
        <source>Why it belongs to the open file, if there is more to say</source>
        <translation>并入档案的原因（如需补充）</translation>
    </message>
    <message>
        <source>Why there is no suspicion</source>
        <translation>为何无可疑</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reference of the report</source>
        <translation>上报编号</translation>
    </message>
    <message>
        <source>What to look at then, if there is more to say</source>
        <translation>届时需要查看的内容（如需补充）</translation>
    </message>
    <message>
        <source>Why the file is closed</source>
        <translation>结案原因</translation>
    </message>
</context>
<context>
    <name>ScreeningPage</name>
    <message>
        <source>Nobody has referred a customer. What colleagues tell you arrives here.</source>
        <translation>还没有人提交客户。同事告知您的情况会出现在这里。</translation>
    </message>
    <message>
        <source>not as this matter stands</source>
        <translation>此事项目前状态下不可操作</translation>
    </message>
</context>
<context>
    <name>ScreeningPresenter</name>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>The database does not answer. What you decided is kept, and sent once it is back.</source>
        <translation>数据库没有响应。您的决定已保留，恢复后会自动发送。</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>Sealed</name>
    <message>
        <source>The seal was not checked: its key is not on this computer.</source>
        <translation>未核验封存：其密钥不在这台计算机上。</translation>
    </message>
    <message>
        <source>They are not as they were sealed; findings: {count}.</source>
        <translation>账簿与封存时不一致；发现：{count} 项。</translation>
    </message>
    <message>
        <source>Nothing of them is sealed outside the database yet.</source>
        <translation>账簿尚未在数据库之外封存。</translation>
    </message>
    <message>
        <source>They are as they were sealed, up to T-{number}; {waiting} wait for the seal.</source>
        <translation>账簿与封存时一致，直至 T-{number}；{waiting} 笔等待封存。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>SecondBar</name>
    <message>
        <source>Note, needed to disagree. Shift+Enter for a new line</source>
        <translation>备注，不同意时必填。Shift+Enter 换行</translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>{who} proposes: {verdict}, {reason}</source>
        <translation>{who}提议：{verdict}，{reason}</translation>
    </message>
    <message>
        <source>Agree: {verdict}</source>
        <translation>同意：{verdict}</translation>
    </message>
    <message>
        <source>Your own verdict: another lead decides</source>
        <translation>您自己的结论：由另一位主管决定</translation>
    </message>
    <message>
        <source>A lead decides this</source>
        <translation>由主管决定</translation>
    </message>
    <message>
        <source>Enter agrees: the verdict stands and its mail leaves.</source>
        <translation>按 Enter 同意：决定生效，邮件随后发出。</translation>
    </message>
    <message>
        <source>Enter agrees: the mail leaves at once and cannot be called back.</source>
        <translation>回车同意：邮件立即发出，无法撤回。</translation>
    </message>
    <message>
        <source>Enter disagrees: the case goes back to a lead.</source>
        <translation>按 Enter 不同意：案件退回主管。</translation>
    </message>
    <message>
        <source>Say in a note why you disagree; the next person reads it.</source>
        <translation>请在备注中说明不同意的原因，供下一位查看。</translation>
    </message>
</context>
<context>
    <name>SecondLookSheet</name>
    <message>
        <source>Read old and new values</source>
        <translation>阅读新旧值</translation>
    </message>
    <message>
        <source>The values are sealed. Read them before you decide: the trail says that you opened them.</source>
        <translation>这些值已加密。请在决定前阅读：审计记录会记下您曾打开。</translation>
    </message>
    <message>
        <source>Nobody has checked who asks for this: somebody else could have it changed. Agree only if you are sure.</source>
        <translation>尚无人核对是谁提出此请求：可能是他人要求更改。仅在确信时才同意。</translation>
    </message>
    <message>
        <source>See what it rests on ({seen} of {all} seen)</source>
        <translation>查看依据（已看 {seen}/{all}）</translation>
    </message>
    <message>
        <source>A part of it is kept from your duties: {what}. You cannot agree to what you cannot read; somebody whose duties open it can. You can refuse it.</source>
        <translation>其中一部分不在您的职责范围内：{what}。您不能同意您无法阅读的内容；可由职责允许打开的人同意。您可以拒绝。</translation>
    </message>
    <message>
        <source>adds: {words}</source>
        <translation>补充：{words}</translation>
    </message>
    <message>
        <source>stays {words}: {why}</source>
        <translation>保留 {words}：{why}</translation>
    </message>
    <message>
        <source>Reason: {words}</source>
        <translation>理由：{words}</translation>
    </message>
    <message>
        <source>Rests on: {words}</source>
        <translation>依据：{words}</translation>
    </message>
</context>
<context>
    <name>SecondLooking</name>
    <message>
        <source>Read old and new values first.</source>
        <translation>请先阅读新旧值。</translation>
    </message>
    <message>
        <source>A part of it is kept from your duties; somebody else decides.</source>
        <translation>其中一部分不在您的职责范围内，由他人决定。</translation>
    </message>
    <message>
        <source>See what it rests on first.</source>
        <translation>请先查看依据。</translation>
    </message>
</context>
<context>
    <name>SeekBox</name>
    <message>
        <source>Look for the person</source>
        <translation>查找此人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>电子邮箱地址</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>Where they were found</source>
        <translation>在何处找到</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Looked</source>
        <translation>查找时间</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>撰写答复</translation>
    </message>
    <message>
        <source>Look everywhere</source>
        <translation>全面查找</translation>
    </message>
    <message>
        <source>Every place where words that are not sealed can name somebody; counts alone. The trail says that you looked and how many there were, not for whom. Files of the reporting officer stay closed.</source>
        <translation>未加密文字可能提及某人的每一处；仅显示计数。审计轨迹记录您进行了查找及其数量，不记录查找对象。反洗钱报告官的档案不予打开。</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>正在撰写</translation>
    </message>
    <message>
        <source>Nobody of ours asks. Look for them by what they told you; one of the three is enough.</source>
        <translation>请求人并非我们的客户。请按其提供的信息查找；三项中有一项即可。</translation>
    </message>
    <message numerus="yes">
        <source>%n rows name them. Look which are about them before you write what is held.</source>
        <translation>
            <numerusform>有 %n 行提及此人。写明所持内容之前，请先确认哪些确与其有关。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing names them. The answer says so.</source>
        <translation>没有任何内容提及此人。答复中会说明。</translation>
    </message>
    <message>
        <source>A customer has that name or address: no letter says so. If it is their own account, they ask from it.</source>
        <translation>有客户使用该姓名或地址：任何信函均不提及此事。如确系其本人账户，请其从账户中提出。</translation>
    </message>
</context>
<context>
    <name>Shape</name>
    <message>
        <source>late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>soon</source>
        <translation>临近</translation>
    </message>
    <message>
        <source>within a week</source>
        <translation>一周内</translation>
    </message>
    <message>
        <source>within a month</source>
        <translation>一个月内</translation>
    </message>
    <message>
        <source>later</source>
        <translation>更晚到期</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>close</source>
        <translation>相近</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>statute</source>
        <translation>法定</translation>
    </message>
</context>
<context>
    <name>SideRow</name>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Amount, a minus before what goes out</source>
        <translation>金额，转出前加负号</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>资产</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>Work offline on a snapshot</source>
        <translation>用快照离线工作</translation>
    </message>
    <message>
        <source>Fill in {name}, {duty}</source>
        <translation>填入{name}，{duty}</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>{name}, your work is as you left it.</source>
        <translation>{name}，您的工作原样保留。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Sample firm: fill in as</source>
        <translation>示例公司，填入身份</translation>
    </message>
    <message>
        <source>Type your sign-in name.</source>
        <translation>请输入登录名。</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>↑  Caps Lock is on</source>
        <translation>↑  大写锁定已开启</translation>
    </message>
</context>
<context>
    <name>SolutionCard</name>
    <message>
        <source>Statement</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>及另外 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SolutionCards</name>
    <message>
        <source>Solutions</source>
        <translation>解</translation>
    </message>
</context>
<context>
    <name>StatementList</name>
    <message>
        <source>Statements</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Statements taken in</source>
        <translation>已导入的对账单</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>资产</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No statement was taken in yet. Choose a bank’s or processor’s file: camt, MT940, OFX, CSV or XLSX. You see what it holds before anything is kept.</source>
        <translation>尚未导入对账单。请选择银行或支付机构的文件：camt、MT940、OFX、CSV 或 XLSX。保存之前您会先看到其内容。</translation>
    </message>
</context>
<context>
    <name>StatementMapping</name>
    <message>
        <source>What each column means</source>
        <translation>各列的含义</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Read it so</source>
        <translation>照此读取</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>映射名称</translation>
    </message>
    <message>
        <source>Currency of the file</source>
        <translation>文件的币种</translation>
    </message>
    <message>
        <source>How days are written</source>
        <translation>日期写法</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>Point: 1,234.56</source>
        <translation>点：1,234.56</translation>
    </message>
    <message>
        <source>Comma: 1.234,56</source>
        <translation>逗号：1.234,56</translation>
    </message>
    <message>
        <source>Words for money going out</source>
        <translation>表示支出的词</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The file does not settle: {what}.</source>
        <translation>文件本身无法确定：{what}。</translation>
    </message>
    <message>
        <source>how days are written</source>
        <translation>日期写法</translation>
    </message>
    <message>
        <source>the currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>the day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>the amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>the mapping’s name</source>
        <translation>映射名称</translation>
    </message>
    <message>
        <source>the words for money going out</source>
        <translation>表示支出的词</translation>
    </message>
    <message>
        <source>Said once, it reads every later file with these headings.</source>
        <translation>说明一次后，以后表头相同的文件都照此读取。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Value day</source>
        <translation>起息日</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Money out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Money in</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>In or out, in words</source>
        <translation>收支方向（文字）</translation>
    </message>
    <message>
        <source>Balance after it</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>The bank’s own number</source>
        <translation>银行流水号</translation>
    </message>
    <message>
        <source>Name of the other side</source>
        <translation>对方户名</translation>
    </message>
    <message>
        <source>Account of the other side</source>
        <translation>对方账号</translation>
    </message>
    <message>
        <source>Before fees</source>
        <translation>扣费前金额</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
</context>
<context>
    <name>StatementPreview</name>
    <message>
        <source>Columns</source>
        <translation>各列</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Match by its payouts</source>
        <translation>按其结算付款匹配</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Statements in this file</source>
        <translation>此文件中的对账单</translation>
    </message>
    <message>
        <source>Account as stated</source>
        <translation>对账单所示账户</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Their sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>资产</translation>
    </message>
    <message>
        <source>Statement of</source>
        <translation>对账单所属账户</translation>
    </message>
    <message>
        <source>What there is to know</source>
        <translation>须知</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>First lines</source>
        <translation>前几笔</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Name and text</source>
        <translation>户名与摘要</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>SHA-256 {hash}</source>
        <translation>SHA-256 {hash}</translation>
    </message>
    <message>
        <source>Of another account</source>
        <translation>属于另一个账户</translation>
    </message>
    <message>
        <source>as its statements name it</source>
        <translation>与其对账单所载一致</translation>
    </message>
    <message>
        <source>This statement is of {stated}. You chose {account}, whose statements are of {known}.</source>
        <translation>该对账单属于 {stated}。您选择了 {account}，其对账单属于 {known}。</translation>
    </message>
    <message>
        <source>The file says {stated}, which so far is {other}. I have looked: it is {account}.</source>
        <translation>文件写的是 {stated}，目前它属于 {other}。我已核对：它是 {account}。</translation>
    </message>
    <message>
        <source>The file says {stated}, and nobody knows it yet. I have looked: it is {account}.</source>
        <translation>文件写的是 {stated}，目前无人知晓。我已核对：它是 {account}。</translation>
    </message>
    <message>
        <source>The file names no account. I have looked: it is {account}.</source>
        <translation>文件没有写明账户。我已核对：它是 {account}。</translation>
    </message>
    <message numerus="yes">
        <source>%n files in an archive</source>
        <translation>
            <numerusform>压缩包内 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>left out: {names}</source>
        <translation>未读取：{names}</translation>
    </message>
    <message>
        <source>read by “{mapping}”</source>
        <translation>按“{mapping}”读取</translation>
    </message>
    <message>
        <source>Taken in before</source>
        <translation>先前已导入</translation>
    </message>
    <message>
        <source>A statement contradicts itself</source>
        <translation>有对账单自相矛盾</translation>
    </message>
    <message>
        <source>No account of this snapshot is in that asset</source>
        <translation>此快照没有该资产的账户</translation>
    </message>
    <message>
        <source>Choose the account first</source>
        <translation>请先选择账户</translation>
    </message>
    <message>
        <source>Say whose statement it is first</source>
        <translation>请先说明这是谁的对账单</translation>
    </message>
    <message>
        <source>Its payouts were taken in before</source>
        <translation>其结算付款此前已导入</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>全部明细</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>选择账户</translation>
    </message>
</context>
<context>
    <name>StatementRows</name>
    <message>
        <source>This statement was taken in before.</source>
        <translation>此对账单先前已导入。</translation>
    </message>
    <message>
        <source>Payout {id}</source>
        <translation>结算付款 {id}</translation>
    </message>
    <message>
        <source>Opening and lines make the closing</source>
        <translation>期初加各笔等于期末</translation>
    </message>
    <message>
        <source>decimals: {count}</source>
        <translation>{count} 位小数</translation>
    </message>
    <message>
        <source>lines: {count}</source>
        <translation>{count} 笔</translation>
    </message>
    <message>
        <source>Payout report</source>
        <translation>结算报告</translation>
    </message>
    <message>
        <source>from row {row} on</source>
        <translation>从第 {row} 行起</translation>
    </message>
</context>
<context>
    <name>StatementsPresenter</name>
    <message>
        <source>Statements</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose a statement’s file</source>
        <translation>选择对账单文件</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在读取 {file}</translation>
    </message>
    <message>
        <source>Being taken in</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Taking {file} in</source>
        <translation>正在导入 {file}</translation>
    </message>
    <message numerus="yes">
        <source>%n payouts taken in. Match again to use them.</source>
        <translation>
            <numerusform>已导入 %n 笔结算付款。请重新匹配以使用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines taken in.</source>
        <translation>
            <numerusform>已导入 %n 笔。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were known already and left out.</source>
        <translation>
            <numerusform>其中 %n 笔已有，已略去。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statements were there before.</source>
        <translation>
            <numerusform>%n 份对账单先前已有。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n at work: </source>
        <translation>
            <numerusform>%n 人在岗：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At this pace %n will miss their time by {time}</source>
        <translation>
            <numerusform>按此进度，到 {time} 将有 %n 个逾期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail: %n waiting</source>
        <translation>
            <numerusform>邮件：%n 封待发</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SumStrip</name>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 条</translation>
    </message>
    <message>
        <source>{asset} in {debit}  out {credit}  sum {total}</source>
        <translation>{asset} 入 {debit}  出 {credit}  合计 {total}</translation>
    </message>
</context>
<context>
    <name>SureBox</name>
    <message>
        <source>Being done</source>
        <translation>正在执行</translation>
    </message>
</context>
<context>
    <name>TAccountPanel</name>
    <message>
        <source>T-account</source>
        <translation>T 形账户</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>从此日</translation>
    </message>
    <message>
        <source>To this day, that day included</source>
        <translation>至此日（含当日）</translation>
    </message>
    <message>
        <source>Debit and credit</source>
        <translation>借方与贷方</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>借方</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>贷方</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>opening + debit − credit = closing</source>
        <translation>期初 + 借方 − 贷方 = 期末</translation>
    </message>
    <message>
        <source>opening + debit − credit is not closing</source>
        <translation>期初 + 借方 − 贷方 ≠ 期末</translation>
    </message>
</context>
<context>
    <name>TakeBackBox</name>
    <message>
        <source>Propose to take it back</source>
        <translation>提议撤回</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What was wrong with it</source>
        <translation>哪里不对</translation>
    </message>
    <message>
        <source>A lead who is somebody else agrees or refuses under Approvals. Nothing is removed; lines and entries of it are then free again.</source>
        <translation>由另一位主管在“审批”中同意或拒绝。不会删除任何内容；其中的对账单行和分录随后可重新匹配。</translation>
    </message>
    <message>
        <source>Being proposed</source>
        <translation>正在提出</translation>
    </message>
    <message>
        <source>At most 500 signs</source>
        <translation>最多 500 个字符</translation>
    </message>
    <message>
        <source>A reason first</source>
        <translation>请先填写原因</translation>
    </message>
</context>
<context>
    <name>TextPanel</name>
    <message>
        <source>These words cannot be opened with your keys.</source>
        <translation>您的密钥无法打开这些内容。</translation>
    </message>
</context>
<context>
    <name>TimeChoice</name>
    <message>
        <source>Narrow by time</source>
        <translation>按时间筛选</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Between…</source>
        <translation>自定义…</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To, that day included</source>
        <translation>至（含当日）</translation>
    </message>
    <message>
        <source>2026-11-19</source>
        <translation>2026-11-19</translation>
    </message>
    <message>
        <source>{name}, in the zone {zone}</source>
        <translation>{name}，时区 {zone}</translation>
    </message>
    <message>
        <source>“{text}” is no day or time. Write 2026-11-19, or 2026-11-19 14:00.</source>
        <translation>“{text}”不是日期或时间。请写 2026-11-19 或 2026-11-19 14:00。</translation>
    </message>
</context>
<context>
    <name>TokenButton</name>
    <message>
        <source>{label} {value}, take away</source>
        <translation>{label} {value}，移除</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search people, cases and commands</source>
        <translation>搜索人员、案件与命令</translation>
    </message>
    <message>
        <source>Search commands and places</source>
        <translation>搜索命令和位置</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>锁定窗口</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>Unchecked</name>
    <message>
        <source>Say that you are sure</source>
        <translation>请确认您确定</translation>
    </message>
</context>
<context>
    <name>UncheckedAsker</name>
    <message>
        <source>I am sure who gets this copy; it is entered at the request that I said so</source>
        <translation>我确定副本交给谁；此确认会记入该请求</translation>
    </message>
    <message>
        <source>Nobody has checked yet who asks: the copy could reach somebody else.</source>
        <translation>尚未核实请求人身份：副本可能落入他人之手。</translation>
    </message>
    <message>
        <source>No authority is shown yet: the copy could reach somebody without a right to it.</source>
        <translation>代理人尚未出示授权：副本可能落入无权之人手中。</translation>
    </message>
</context>
<context>
    <name>UncheckedChange</name>
    <message>
        <source>I am sure who asks for this; it is entered at the request that I said so</source>
        <translation>我确定提出此请求的是谁；此声明将记入请求</translation>
    </message>
    <message>
        <source>Nobody has checked yet who asks: somebody else could have this changed. Check it first (D).</source>
        <translation>尚无人核对是谁提出请求：可能是他人要求更改。请先核对（D）。</translation>
    </message>
    <message>
        <source>No authority is shown yet: somebody without a right to it could have this changed.</source>
        <translation>尚未出示授权：可能是无权者要求更改。</translation>
    </message>
</context>
<context>
    <name>UndoBox</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Mail leaves in {time}</source>
        <translation>邮件将在 {time} 后发出</translation>
    </message>
    <message>
        <source>Undo within {time}</source>
        <translation>{time} 内可撤销</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Reason, after a verdict key</source>
        <translation>理由（先按结论键）</translation>
    </message>
    <message>
        <source>Note. Shift+Enter for a new line</source>
        <translation>备注。Shift+Enter 换行</translation>
    </message>
    <message>
        <source>two people</source>
        <translation>需两人</translation>
    </message>
    <message>
        <source>{verdict}: the reason</source>
        <translation>{verdict}：理由</translation>
    </message>
    <message>
        <source>Verdict keys rest</source>
        <translation>结论键停用</translation>
    </message>
    <message>
        <source>No verdict yet</source>
        <translation>尚无结论</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>请选择理由</translation>
    </message>
    <message>
        <source>This reason needs a note</source>
        <translation>此理由需要备注</translation>
    </message>
    <message>
        <source>Enter mails at once</source>
        <translation>回车即发邮件</translation>
    </message>
    <message>
        <source>Enter gives the verdict</source>
        <translation>按 Enter 给出结论</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>Customer {holder}</source>
        <translation>客户 {holder}</translation>
    </message>
    <message>
        <source>found {at}</source>
        <translation>发现于 {at}</translation>
    </message>
    <message>
        <source>policy {version}</source>
        <translation>规则第 {version} 版</translation>
    </message>
    <message>
        <source>Held by {name}</source>
        <translation>{name} 正在处理</translation>
    </message>
    <message>
        <source>Account frozen {at} by {name}: {reason}</source>
        <translation>账户已由 {name} 于 {at} 冻结：{reason}</translation>
    </message>
    <message>
        <source>{frozen}. {name} asks a lead to lift that</source>
        <translation>{frozen}。{name} 请主管解除</translation>
    </message>
    <message>
        <source>{count} donations, together {left} {asset}: before the customer is identified they may give {cap} {asset} in all</source>
        <translation>{count} 笔捐款，合计 {left} {asset}：客户通过身份认证前，总额不得超过 {cap} {asset}</translation>
    </message>
    <message>
        <source>{count} donations {span}, together {left} {asset}: more than the {cap} {asset} of one year</source>
        <translation>{span}有 {count} 笔捐款，合计 {left} {asset}：超过每年 {cap} {asset} 的上限</translation>
    </message>
    <message>
        <source>{count} deposits of {least}–{most} {asset} {span}, together {came} {asset}, each under the limit of {limit} {asset}</source>
        <translation>{span}有 {count} 笔存款，每笔 {least}–{most} {asset}，合计 {came} {asset}，每笔均低于 {limit} {asset} 的限额</translation>
    </message>
    <message>
        <source>{came} {asset} came in, and {left} {asset} of it left again {span}</source>
        <translation>{span}转入 {came} {asset}，其中 {left} {asset} 又转出</translation>
    </message>
    <message>
        <source>Nothing for {quiet_days} days since {last_on}, then {count} postings {span}: {came} {asset} in, {left} {asset} out</source>
        <translation>自 {last_on} 起 {quiet_days} 天无动静，随后{span}有 {count} 笔分录：转入 {came} {asset}，转出 {left} {asset}</translation>
    </message>
    <message>
        <source>{kind} of {most} {asset} {span}. Half of the {history} earlier ones were under {median} {asset}, and they differ from that by {spread} {asset} as a rule; this is more than {times} times as far</source>
        <translation>{span}有一笔{kind} {most} {asset}。此前 {history} 笔中有一半低于 {median} {asset}，通常偏离 {spread} {asset}；这一笔的偏离超过其 {times} 倍</translation>
    </message>
    <message>
        <source>{left} {asset} went to customer {other}, and {came} {asset} came back from them {span}</source>
        <translation>{span}向客户 {other} 转出 {left} {asset}，又从其转回 {came} {asset}</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>{day} </translation>
    </message>
    <message>
        <source>in {days} days from {day}</source>
        <translation>自 {day} 起 {days} 天内</translation>
    </message>
    <message>
        <source>{day}: balance {balance} {asset}, in {debit}, out {credit}</source>
        <translation>{day}：余额 {balance} {asset}，转入 {debit}，转出 {credit}</translation>
    </message>
</context>
<context>
    <name>WatchBox</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Dismiss the alert</source>
        <translation>排除预警</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>What explains it (needed for another reason)</source>
        <translation>如何解释（选择其他原因时必填）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>What you found</source>
        <translation>您发现了什么</translation>
    </message>
    <message>
        <source>Refer to the reporting officer</source>
        <translation>报送反洗钱报告官</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>What you saw, when, and what makes you think of it</source>
        <translation>您看到了什么、何时看到、为何起疑</translation>
    </message>
    <message>
        <source>Only the reporting officer reads this. You will hear nothing more of it; the alert will say “passed on”, as it does of everything that goes elsewhere.</source>
        <translation>只有反洗钱报告官会读到。您不会再得到任何消息；预警将显示“已移交”，与移交其他部门时相同。</translation>
    </message>
    <message>
        <source>Freeze the account</source>
        <translation>冻结账户</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>From now on nothing leaves the wallets of this customer; what comes in is booked and stays. Two people lift this: finance and a lead.</source>
        <translation>从现在起，此客户的钱包不再转出任何资金；转入的照常入账并留存。解除需要两人：财务人员和一名主管。</translation>
    </message>
</context>
<context>
    <name>WatchPage</name>
    <message>
        <source>Watch</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>No alert. The watch looks at every new booking; what it finds arrives here.</source>
        <translation>没有预警。监控会查看每一笔新记账；发现的情况会出现在这里。</translation>
    </message>
    <message>
        <source>New: {new}, customers to judge: {count}</source>
        <translation>新：{new}，待判断客户：{count}</translation>
    </message>
    <message>
        <source>New bookings wait for the watch, which looks at them while the worker runs.</source>
        <translation>有新的入账等待监控；后台任务运行时会逐一检查。</translation>
    </message>
    <message>
        <source>The watch is at work (customers to judge: {count}); what it finds arrives here.</source>
        <translation>监控正在进行（待判断客户：{count}），发现的情况会显示在这里。</translation>
    </message>
    <message>
        <source>Passed on to KYC.</source>
        <translation>已移交 KYC。</translation>
    </message>
    <message>
        <source>A lead of finance is asked to lift the freeze, under Approvals.</source>
        <translation>已在“审批”中请财务主管解除冻结。</translation>
    </message>
    <message>
        <source>Alert A-{number} dismissed</source>
        <translation>预警 A-{number} 已排除</translation>
    </message>
    <message>
        <source>choose an alert first</source>
        <translation>请先选择一条预警</translation>
    </message>
    <message>
        <source>the books are for finance</source>
        <translation>账簿仅供财务查看</translation>
    </message>
    <message>
        <source>finance decides</source>
        <translation>由财务决定</translation>
    </message>
    <message>
        <source>this alert is over</source>
        <translation>该预警已结束</translation>
    </message>
    <message>
        <source>a colleague holds it; take it first</source>
        <translation>同事正在处理；请先接手</translation>
    </message>
    <message>
        <source>its lifting waits for a lead</source>
        <translation>解除冻结正等待主管</translation>
    </message>
</context>
<context>
    <name>WatchView</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>In</source>
        <translation>转入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>转出</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Postings of the alert</source>
        <translation>预警的分录</translation>
    </message>
    <message>
        <source>Postings</source>
        <translation>分录</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理经过</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>You read here. Finance takes, dismisses, notes, refers and freezes.</source>
        <translation>您在此仅可查看。认领、关闭、备注、上报和冻结由财务处理。</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>接手查看</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Screen again</source>
        <translation>重新审查</translation>
    </message>
    <message>
        <source>Refer</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Propose to lift the freeze</source>
        <translation>提议解除冻结</translation>
    </message>
</context>
<context>
    <name>WithdrawalsPanel</name>
    <message>
        <source>Crypto withdrawals</source>
        <translation>加密资产提币</translation>
    </message>
    <message>
        <source>Which approvals</source>
        <translation>显示哪些批准</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>No withdrawal above the limit has this state.</source>
        <translation>没有超过限额的提币处于此状态。</translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawals above the limit have no valid approval. Look into each.</source>
        <translation>
            <numerusform>有 %n 笔超过限额的提币没有有效批准。请逐笔查看。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every withdrawal above the limit has a valid approval.</source>
        <translation>每笔超过限额的提币都有有效批准。</translation>
    </message>
    <message>
        <source>No withdrawal was above the limit yet.</source>
        <translation>还没有超过限额的提币。</translation>
    </message>
    <message>
        <source>all ({count})</source>
        <translation>全部（{count}）</translation>
    </message>
</context>
<context>
    <name>WorkbenchPage</name>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>No account is in this snapshot. Check out again with the accounts you need.</source>
        <translation>此快照中没有账户。请带上所需账户重新签出。</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} 至 {until}</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条分录</numerusform>
        </translation>
    </message>
    <message>
        <source>opening {opening}, {entries}, closing {closing} {asset}</source>
        <translation>期初 {opening}，{entries}，期末 {closing} {asset}</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>KYC</source>
        <translation>身份审核</translation>
    </message>
    <message>
        <source>The firm</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Cases the provider could not decide, the most urgent first</source>
        <translation>供应商无法判定的案件，最紧急的在前</translation>
    </message>
    <message>
        <source>With customer</source>
        <translation>等待客户</translation>
    </message>
    <message>
        <source>Cases that wait for a new attempt or a document</source>
        <translation>等待客户重试或补件的案件</translation>
    </message>
    <message>
        <source>Second review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Rejections that wait for a second person</source>
        <translation>等待第二人复核的拒绝决定</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>What was decided last</source>
        <translation>最近裁定的案件</translation>
    </message>
    <message>
        <source>Screen again</source>
        <translation>重新审查</translation>
    </message>
    <message>
        <source>Customers who are to be looked at once more</source>
        <translation>需要再次审查的客户</translation>
    </message>
    <message>
        <source>Suspicions</source>
        <translation>可疑情形</translation>
    </message>
    <message>
        <source>Reporting</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Customers who were referred to you, and your files about them</source>
        <translation>提交给您的客户，以及您的相关档案</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权利请求</translation>
    </message>
    <message>
        <source>What people ask for by law, and the days that are left to answer</source>
        <translation>人们依法提出的请求，以及剩余的答复天数</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>The books</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>Every account’s balance on any day, and the postings behind each figure</source>
        <translation>每个科目任意日期的余额，以及每个数字背后的分录</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>Flows of money that look out of the ordinary, the most urgent first</source>
        <translation>异常的资金流动，最紧急的在前</translation>
    </message>
    <message>
        <source>Accounts taken along on a laptop, and the decisions brought back</source>
        <translation>带到笔记本上的账户，以及带回的决定</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>What one person proposed and a second person decides</source>
        <translation>一人提出、由第二人决定的事项</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Who works here with which duties, and what they used of them</source>
        <translation>在职人员及其职责，以及实际使用情况</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Who waits for keys, and the number of your own</source>
        <translation>谁在等待密钥，以及您自己密钥的编号</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>Who did what, whose data was read, which documents were made</source>
        <translation>谁做了什么、读取了谁的数据、生成了哪些文件</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
</context>
<context>
    <name>_Clock</name>
    <message>
        <source>left of 24:00</source>
        <translation>剩余，共 24 小时</translation>
    </message>
    <message>
        <source>past 24 hours</source>
        <translation>已超 24 小时</translation>
    </message>
</context>
<context>
    <name>_Heads</name>
    <message>
        <source>Attempts</source>
        <translation>各次尝试</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>当前显示</translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>note needed</source>
        <translation>需备注</translation>
    </message>
</context>
</TS>

drop function staff.agreed_reset(text), staff.note_proposal(text, text, uuid, jsonb), staff.apart(text, text);
drop function staff.facts_hash(text, uuid, jsonb), staff.propose(text, uuid, jsonb),
    staff.decide_proposal(uuid, boolean, bytea, text), staff.withdraw_proposal(uuid), staff.proposal_stands(text, uuid),
    staff.use_proposal(uuid, text, uuid), staff.break_the_glass(uuid, text), staff.end_break_glass(uuid),
    staff.glass_is_broken(uuid), staff.glass_ended(uuid), staff.announce(text, text, uuid, jsonb), staff.acknowledge(bigint), staff.let_go(text),
    staff.has_keys(text), staff.drop_proposals(text), staff.add_person(text, text, text, text[], text),
    staff.set_duties(text, text[]), staff.apply_duties(uuid), staff.suspend(text), staff.resume(text),
    staff.end_person(text), staff.reset_password(text, text), staff.new_password(text), staff.hang_up(text),
    staff.shut_out(text), staff.give_duties(text, text[]), staff.check_administrator(), staff.check_duties(text[]),
    staff.check_verifier(text), staff.put_duties(staff.person, text[]),
    staff.somebody_else(text, text[]), staff.duties_given(text), staff.duties_in_force(text),
    staff.seconded_duties(), staff.every_duty();
set local role house_owner;
drop table staff.acknowledgement, staff.notice, staff.break_glass, staff.proposal, staff.four_eyes;
reset role;
drop function staff.guard_proposal(), staff.guard_break_glass();
set local role house_owner;
drop policy kept on staff.person;
alter table staff.person
    drop column state, drop column added_by, drop column ended_at, drop column password_changed_at,
    drop column password_reset_by, drop column password_reset_at, drop column must_change_password,
    drop column held_back;
revoke select, insert, update on staff.person from role_keeper;
revoke delete on staff.presence from guard;
reset role;

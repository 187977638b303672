-- What a person agreed to and took back, and what is withheld from use while they dispute it.
delete from audit.exportable where kind = 'rights.letter';
delete from audit.recordable where action = 'rights.letter_filed';
set local role house_owner;
drop table rights.reply_draft;
reset role;

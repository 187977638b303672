-- What a person agreed to and took back, and what is withheld from use while they dispute it.
insert into audit.recordable (action, role) values ('rights.letter_filed', 'dpo');
insert into audit.exportable (kind, role) values ('rights.letter', 'dpo');

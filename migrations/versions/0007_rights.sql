set local role house_owner;
reset role;

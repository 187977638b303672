-- What check-outs had made goes with their schema; what was entered into the trail and the register stays.
select 1;

-- When a mail is tried again is a matter of its job.
alter table outbox drop column not_before;

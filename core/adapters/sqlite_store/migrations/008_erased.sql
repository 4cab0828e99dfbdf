-- Accounts that have been erased, under the pseudonyms that the audit log has for them: what is still on its
-- way for one of them is not kept any more.
create table erased (pseudonym text primary key) without rowid;

-- Erasures whose bytes may still be on the disk. A row goes when the file has been written anew since.
create table scrubs_due (id integer primary key autoincrement);

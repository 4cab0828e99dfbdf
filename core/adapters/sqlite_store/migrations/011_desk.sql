-- Whether another application is for the same posting is asked for every row of a page.
create index applications_by_posting on applications (user_id, posting_id) where posting_id <> '';
create index applications_by_url on applications (user_id, url) where url <> '';

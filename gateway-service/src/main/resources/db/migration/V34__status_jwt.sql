-- Each list is served in two forms, signed together. What was signed in one form only is signed anew within seconds.
delete from status_token;
alter table status_token add column jwt text not null;

-- As 20261124000009_grants.sql: to be said again after it, whenever that is said again.
grant select, insert, update, delete on public.readings to authenticated, service_role;

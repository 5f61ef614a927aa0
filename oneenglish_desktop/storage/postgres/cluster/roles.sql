-- Roles of a school in a cluster; run by a superuser, as often as one likes.

do $$
declare
    name text;
begin
    foreach name in array array['oneenglish_owner', 'oneenglish_client', 'oneenglish_migrator', 'oneenglish_marker'] loop
        if not exists (select from pg_catalog.pg_roles r where r.rolname = name) then
            execute format('create role %I', name);
        end if;
    end loop;
end $$;

-- Owns schemas, tables and functions; nobody signs in as it.
alter role oneenglish_owner nologin noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
-- Group of all PCs: what a PC may do is given to it.
alter role oneenglish_client nologin noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
-- Becomes the owner to change the schema.
alter role oneenglish_migrator login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls
    connection limit 4;
-- Marks answers, with two functions of its own.
alter role oneenglish_marker login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls
    connection limit 8;

grant oneenglish_owner to oneenglish_migrator;

-- A backup also takes where each numbering stands and which migrations made the schema it was written in.
grant select on all sequences in schema clave to clave_backup;
alter default privileges in schema clave grant select on sequences to clave_backup;
grant usage on schema clave_meta to clave_backup;
grant select on clave_meta.migration to clave_backup;

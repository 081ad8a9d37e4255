#!/bin/bash
# Who captures, and Keycloak's own database. Runs once, when the server is first started.
set -eu
psql -v ON_ERROR_STOP=1 -q -U postgres -d fagsystem \
  -v capture="$CAPTURE_PASSWORD" -v keycloak="$KEYCLOAK_DB_PASSWORD" <<'SQL'
CREATE USER capture WITH REPLICATION PASSWORD :'capture';
GRANT CONNECT ON DATABASE fagsystem TO capture;
GRANT pg_read_all_stats TO capture;
GRANT USAGE ON SCHEMA fagsystem TO capture;
GRANT SELECT ON ALL TABLES IN SCHEMA fagsystem TO capture;
-- Not those: nothing of them is mapped, and they hold names and CPR numbers.
REVOKE SELECT ON fagsystem.barn, fagsystem.medarbejder, fagsystem.sag FROM capture;
GRANT UPDATE ON fagsystem.puls TO capture;
CREATE USER keycloak WITH PASSWORD :'keycloak';
CREATE DATABASE keycloak OWNER keycloak;
SQL

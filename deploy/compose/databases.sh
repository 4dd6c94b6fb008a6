#!/bin/bash
# Runs once, when the volume is new: the role of the services, which is no superuser, and its databases.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v password="$POSTGRES_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE entente LOGIN PASSWORD :'password';
CREATE DATABASE people OWNER entente;
CREATE DATABASE events OWNER entente;
CREATE DATABASE timeline OWNER entente;
SQL

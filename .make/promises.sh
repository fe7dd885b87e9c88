# Sourced by make test and make assure: the file in which tests and drills write down what they
# tried, and the servers that they need: a database cluster, an S3 server.

begin_assurance() {
  mkdir -p "$target"
  PHANHOI_TEST_ASSURANCE=$(realpath "$target")/assurance.jsonl
  export PHANHOI_TEST_ASSURANCE
  rm -f "$PHANHOI_TEST_ASSURANCE"
}

start_postgres() {
  PHANHOI_TEST_POSTGRES_URL=$(end2end/postgres.sh start)
  export PHANHOI_TEST_POSTGRES_URL
  postgres_runs=yes
}
postgres_runs=

start_s3() {
  PHANHOI_TEST_S3_URL=$(end2end/s3.sh start)
  export PHANHOI_TEST_S3_URL
  s3_runs=yes
}
s3_runs=
stop_postgres() { [ -z "$postgres_runs" ] || end2end/postgres.sh stop >/dev/null || true; }
stop_s3() { [ -z "$s3_runs" ] || end2end/s3.sh stop >/dev/null || true; }

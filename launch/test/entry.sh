# shellcheck shell=bash
# The entry as a person meets it.

entry() { "$REAL_ROOT/countersign" "$@"; }

test_every_command_explains_itself() {
  local command text
  for command in up down status backup restore demo test bench verify; do
    text=$(entry "$command" --help) || { echo "$command --help failed" && exit 1; }
    expect_words "$command" "$text" Usage
    expect_words "$command" "$text" Example
    expect_words "$command" "$text" 'Exit codes'
  done
}

test_lists_its_commands_when_asked_nothing() {
  local text
  text=$(entry)

  expect_words 'the page' "$text" './countersign COMMAND'
  expect 'the page of help' "$(entry help)" "$text"
}

test_refuses_an_unknown_command_in_one_sentence() {
  local code=0 text
  text=$(entry dance 2>&1) || code=$?

  expect code "$code" 64
  expect 'number of lines' "$(printf '%s\n' "$text" | wc -l)" 1
  expect_words remedy "$text" './countersign help'
}

test_refuses_an_unknown_option_of_each_command() {
  local command code
  for command in up down status backup restore demo test; do
    code=0
    entry "$command" --nonsense >/dev/null 2>&1 || code=$?
    expect "$command" "$code" 64
  done
}

test_refuses_an_option_without_its_value() {
  local code=0
  entry status --data >/dev/null 2>&1 || code=$?

  expect code "$code" 64
}

test_refuses_a_port_that_is_none() {
  local port code
  for port in 65536 x -1 999999999999 ''; do
    code=0
    entry up --data "$SCRATCH/data" --port "$port" >/dev/null 2>&1 || code=$?
    expect "port $port" "$code" 64
  done
}

test_says_that_nothing_runs() {
  local code=0
  entry status --data "$SCRATCH/none" >/dev/null || code=$?

  expect status "$code" 3
  expect_words down "$(entry down --data "$SCRATCH/none")" 'Nothing runs'
}

test_works_through_a_link_and_from_another_folder() {
  mkdir 'a folder'
  ln -s "$REAL_ROOT/countersign" 'a folder/cs'

  expect_words 'the page' "$(cd / && "$SCRATCH/a folder/cs" help)" './countersign COMMAND'
}

test_the_number_of_passed_tests_comes_from_the_reports() {
  ROOT=$SCRATCH
  mkdir -p a/target/surefire-reports b/target/failsafe-reports
  printf '<testsuite name="x" time="1"\n tests="7" errors="1" skipped="2" failures="1">\n<testcase name="tests"/></testsuite>' >a/target/surefire-reports/TEST-x.xml
  printf '<testsuite tests="3" errors="0" skipped="0" failures="0"/>\n' >b/target/failsafe-reports/TEST-y.xml
  load commands/test

  expect line "$(count_tests)" '6 passed, 2 failed, 2 skipped'
}

test_no_report_is_no_success() {
  ROOT=$SCRATCH
  load commands/test

  expect line "$(count_tests)" '0 passed, 0 failed, 0 skipped'
}

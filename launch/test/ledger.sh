# shellcheck shell=bash
# A data folder has one ledger and keeps it.

ledger_folder() {
  DATA=$SCRATCH/data
  mkdir -p "$DATA"
  ROOT=$REAL_ROOT
  load say process ledger tls
}

test_the_ledger_is_embedded_when_nobody_says_otherwise() {
  ledger_folder

  choose_ledger ''
  expect kind "$(ledger_kind)" embedded
  expect programs "$(stack_programs)" 'ledger chaincode gateway counter wallet'
}

test_a_fabric_network_is_remembered() {
  ledger_folder
  mkdir -p "$DATA/fabric"
  printf 'data-bureau DataBureauMSP data-bureau.countersign.test\n' >"$DATA/fabric/members"
  printf 'orderers=1\nnodes=here\nport-base=23400\n' >"$DATA/fabric/network"

  choose_ledger ''
  expect kind "$(ledger_kind)" fabric
  expect programs "$(stack_programs)" 'chaincode gateway counter wallet'
  expect endpoint "$(fabric_endpoint_port)" 23400
  expect nodes "$(fabric_nodes | tr '\n' ' ')" 'data-bureau-orderer data-bureau-peer '
}

test_refuses_the_other_ledger_for_a_folder_that_has_one() {
  local code=0 text
  ledger_folder
  mkdir -p "$DATA/ledger"

  text=$(choose_ledger fabric 2>&1) || code=$?
  expect code "$code" 64
  expect_words remedy "$text" '--data'
}

test_refuses_a_ledger_that_is_none() {
  local code=0
  ledger_folder

  (choose_ledger paper) 2>/dev/null || code=$?
  expect code "$code" 64
}

test_a_visit_leaves_the_servers_of_the_screens_out() {
  ledger_folder
  load stack

  expect 'what up starts' "$(stack_parts)" 'ledger chaincode gateway counter wallet'
  WITH_SCREENS=
  expect 'what a visit starts' "$(stack_parts)" 'ledger chaincode gateway'
}

/**
 * The one registry of expected refusals: code → HTTP status. A bug is a plain Error and becomes 500.
 * Screens turn a code into a sentence (messages `errors.<code>`); no sentence lives here.
 */
export const refusalStatus = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  invalid_input: 422,
  version_missing: 428,
  version_stale: 412,
  idempotency_key_missing: 400,
  idempotency_running: 409,
  idempotency_other_body: 422,
  too_many_requests: 429,
  payload_too_large: 413,
  unsupported_media: 415,
  unavailable: 503,
  // identity
  setup_code_wrong: 403,
  password_too_short: 422,
  password_leaked: 422,
  credentials_wrong: 401,
  email_taken: 409,
  link_invalid: 404,
  last_administrator: 409,
  // accounts
  account_archived: 409,
  account_not_archived: 409,
  name_empty: 422,
  parent_is_itself: 422,
  parent_unknown: 422,
  area_out_of_sight: 422,
  appointment_overlaps: 409,
  appointment_before_start: 422,
  not_a_manager: 422,
  backup_is_manager: 422,
  sponsor_unknown: 422,
  team_ends_before_start: 422,
  not_a_specialist: 422,
  already_on_team: 409,
  match_already_decided: 409,
  merge_same_account: 422,
  merge_already_undone: 409,
  merge_built_on: 409,
  // imports
  file_empty: 422,
  file_unreadable: 422,
  file_is_xls: 415,
  file_has_password: 415,
  file_bomb: 413,
  file_too_wide: 422,
  file_cell_too_large: 422,
  file_too_long: 413,
  no_header_found: 422,
  no_amount_column: 422,
  no_date_column: 422,
  no_client_column: 422,
  tax_rate_needed: 422,
  upload_interrupted: 408,
  storage_full: 507,
  import_not_ready: 409,
  import_already_applied: 409,
  import_not_applied: 409,
  import_undo_too_late: 409,
  import_has_dependents: 409,
  import_changed_meanwhile: 409,
  nothing_to_import: 409,
  // portfolio
  no_sales: 409,
  no_costs: 409,
  cuts_not_ordered: 422,
  window_invalid: 422,
  run_outdated: 409,
  decision_repeated: 422,
  decision_superseded: 409,
  decision_needs_reason: 422,
  exception_needs_expiry: 422,
  leaving_needs_two_periods: 409,
  portfolio_already_approved: 409,
  // strategy
  plan_item_exists: 409,
  plan_too_long: 422,
  plan_submitted: 409,
  plan_empty: 409,
  plan_not_draft: 409,
  plan_not_submitted: 409,
  plan_without_findings: 409,
  plan_note_missing: 422,
  plan_year_taken: 409,
  cells_refused: 422,
  // demo
  not_empty: 409,
  demo_not_loaded: 409,
} as const

export type RefusalCode = keyof typeof refusalStatus

/** An expected «no» with a stable code. `details` reaches the client: never put hidden ids or SQL in it. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: Readonly<Record<string, unknown>> | undefined
  constructor(code: RefusalCode, details?: Readonly<Record<string, unknown>>) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

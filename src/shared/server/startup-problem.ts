export type StartupCode =
  | 'node_too_old'
  | 'port_taken'
  | 'port_not_allowed'
  | 'data_not_writable'
  | 'data_in_use'
  | 'data_of_newer_major'
  | 'data_of_older_major'
  | 'platform_unsupported'
  | 'uid_without_name'
  | 'database_would_not_start'
  | 'database_unreachable'
  | 'database_too_old'
  | 'database_rights_missing'
  | 'database_is_newer'
  | 'migration_changed'
  | 'role_too_strong'
  | 'wall_broken'
  | 'backup_exists'
  | 'backup_not_written'
  | 'backup_unreadable'
  | 'backup_damaged'
  | 'backup_of_newer'
  | 'restore_not_empty'
  | 'restore_while_serving'
  | 'web_not_built'
  | 'public_http'

/** Why the product cannot start, and what to do: the command line says it in one sentence. */
export class StartupProblem extends Error {
  readonly code: StartupCode
  readonly facts: Readonly<Record<string, string>>
  constructor(code: StartupCode, facts: Readonly<Record<string, string>> = {}) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'StartupProblem'
    this.code = code
    this.facts = facts
  }
}

import { resolve } from 'node:path'

/** Settings from the environment; each has a default that serves on this computer alone. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly baseUrl: string
  readonly databaseUrl: string | undefined
  readonly dataDirectory: string
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly isHttpAllowed: boolean
  readonly isProxyTrusted: boolean
  readonly poolSize: number
}

export function isHttps(config: Config): boolean {
  return config.baseUrl.startsWith('https://')
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env['CLAVE_PORT'] ?? env['PORT'] ?? 4310)
  const host = env['CLAVE_HOST'] ?? 'localhost'
  return {
    port,
    host,
    baseUrl: (env['CLAVE_BASE_URL'] ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    databaseUrl: env['DATABASE_URL'] || undefined,
    dataDirectory: resolve(env['CLAVE_DATA_DIR'] ?? 'data'),
    smtpUrl: env['CLAVE_SMTP_URL'] || undefined,
    mailFrom: env['CLAVE_MAIL_FROM'] ?? 'Clave <clave@localhost>',
    isHttpAllowed: env['CLAVE_ALLOW_HTTP'] === '1',
    isProxyTrusted: env['CLAVE_TRUST_PROXY'] === '1',
    poolSize: Number(env['CLAVE_POOL_SIZE'] ?? 10),
  }
}

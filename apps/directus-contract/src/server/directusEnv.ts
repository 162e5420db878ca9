import { join } from 'node:path'

/** The administrator that every database begins with. */
export const FIRST_ADMIN = {
  email: 'admin@example.com',
  password: 'admin-pass-1',
  token: 'admin-static-token',
} as const

/** What every server is started with: nothing leaves this computer, and everything is in `folder`. */
export function directusEnv(folder: string): Readonly<Record<string, string>> {
  return {
    DB_CLIENT: 'sqlite3',
    DB_FILENAME: join(folder, 'data.db'),
    HOST: '127.0.0.1',
    SECRET: 'a secret that only servers on this computer share',
    KEY: '11111111-2222-4333-8444-555555555555',
    ADMIN_EMAIL: FIRST_ADMIN.email,
    ADMIN_PASSWORD: FIRST_ADMIN.password,
    ADMIN_TOKEN: FIRST_ADMIN.token,
    TELEMETRY: 'false',
    SERVE_APP: 'false',
    CACHE_ENABLED: 'false',
    LOG_STYLE: 'raw',
    LOG_LEVEL: 'warn',
    // A refused sign-in is answered at once.
    LOGIN_STALL_TIME: '0',
    // A computer that has much to do is no reason to refuse a request.
    PRESSURE_LIMITER_ENABLED: 'false',
    // Passwords of nobody: a hash that takes a millisecond does.
    HASH_MEMORY_COST: '1024',
    HASH_TIME_COST: '2',
    EXTENSIONS_PATH: join(folder, 'extensions'),
    STORAGE_LOCATIONS: 'local',
    STORAGE_LOCAL_ROOT: join(folder, 'uploads'),
    // No settings of whoever runs the tests.
    CONFIG_PATH: join(folder, 'no-such.env'),
  }
}

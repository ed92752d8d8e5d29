import { startProduct } from '@/app/server/start'
import { readConfig } from '@/shared/server/config'

/** Serves until Ctrl-C or SIGTERM, then drains and stops the database that it started. */
export async function runStart(): Promise<number> {
  const began = performance.now()
  // Heard from the first moment on: whoever stops it while it starts gets an orderly end too.
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
  const product = await startProduct(readConfig(process.env))
  const seconds = ((performance.now() - began) / 1000).toFixed(1).replace('.', ',')
  process.stdout.write(`\n  Clave está lista en ${product.address}  (${seconds} s)\n`)
  if (product.setupCode) {
    process.stdout.write(
      `\n  Primer ingreso: escriba este código de un solo uso (vale 30 minutos)\n\n      ${product.setupCode}\n`,
    )
  }
  process.stdout.write('\n  Ctrl-C la detiene.\n\n')
  await told
  // A second Ctrl-C does not wait for slow readers.
  process.once('SIGINT', () => process.exit(130))
  await product.stop()
  process.stdout.write('  Clave se detuvo; sus datos están guardados.\n')
  return 0
}

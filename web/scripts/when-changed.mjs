// Runs `npm ci` and the npm scripts named as arguments, each only when something it reads has
// changed since it last went well. Plain Node, so that it works before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const marks = join(root, 'target')
const leftOut = new Set(['node_modules', 'dist', 'target', 'generated'])

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (leftOut.has(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sources(path)
    else yield path
  }
}

function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    hash.update(relative(root, path)).update('\0')
    hash.update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function remembered(name) {
  const mark = join(marks, name)
  return existsSync(mark) ? readFileSync(mark, 'utf8') : undefined
}

function remember(name, value) {
  mkdirSync(marks, { recursive: true })
  writeFileSync(join(marks, name), value)
}

function run(...npm) {
  const windows = process.platform === 'win32'
  const done = spawnSync(windows ? 'npm.cmd' : 'npm', npm, {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  })
  if (done.error) {
    console.error(`npm could not be started: ${done.error.message}. Install Node 20.19 or newer.`)
    process.exit(1)
  }
  if (done.status !== 0) process.exit(done.status ?? 1)
}

function built() {
  return readdirSync(join(root, 'apps')).every((app) => {
    const scripts = JSON.parse(readFileSync(join(root, 'apps', app, 'package.json'))).scripts ?? {}
    return !scripts.build || existsSync(join(root, 'apps', app, 'dist', 'index.html'))
  })
}

const lock = fingerprint([join(root, 'package-lock.json')])
if (remembered('installed') !== lock || !existsSync(join(root, 'node_modules'))) {
  rmSync(join(marks, 'installed'), { force: true })
  run('ci', '--no-audit', '--no-fund', '--loglevel=error')
  remember('installed', lock)
}

const now = fingerprint([...sources(root)].sort())
for (const step of process.argv.slice(2)) {
  if (remembered(step) === now && (step !== 'build' || built())) continue
  run('run', '--silent', step)
  remember(step, now)
}

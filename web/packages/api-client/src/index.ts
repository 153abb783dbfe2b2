export * from './client'
export * from './jobs'
export * from './problem'
export * from './types'

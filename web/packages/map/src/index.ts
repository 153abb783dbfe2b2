export { default as PointMap } from './PointMap.vue'
export * from './points'

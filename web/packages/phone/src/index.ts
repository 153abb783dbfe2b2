export { default as ChoiceRow } from './ChoiceRow.vue'
export { default as QrCode } from './QrCode.vue'
export { default as PreferenceRows } from './PreferenceRows.vue'
export * from './preferences'

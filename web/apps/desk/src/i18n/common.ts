export const common = {
  product: ['叩门', 'Koumen'],
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  close: ['关闭', 'Close'],
} as const

import type { RouteRecordRaw } from 'vue-router'

export const campaignRoutes: RouteRecordRaw[] = [
  {
    path: 'campaigns',
    component: () => import('./CampaignsPage.vue'),
    meta: { any: ['CAMPAIGN_READ'] },
  },
  {
    path: 'campaigns/:id',
    component: () => import('./CampaignPage.vue'),
    props: true,
    meta: { any: ['CAMPAIGN_READ'], own: true },
  },
]

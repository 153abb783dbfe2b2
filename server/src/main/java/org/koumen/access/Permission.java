package org.koumen.access;

/** What a role may allow. Every endpoint names one; the names are stored, so they never change. */
public enum Permission {
  /** See areas, grids and boundaries. */
  AREA_READ,
  /** Change areas, grids, buildings and boundaries. */
  AREA_WRITE,
  /** See household lists and files, masked. */
  HOUSEHOLD_READ,
  /** Change household files, marks and plans. */
  HOUSEHOLD_WRITE,
  /** Uncover identity and phone numbers, with a reason. */
  HOUSEHOLD_REVEAL,
  /** Merge or separate residents that look like one. */
  DUPLICATE_DECIDE,
  /** See figures of the registry. */
  STATISTICS_READ,
  /** Bring files in. */
  IMPORT,
  /** Take files out. */
  EXPORT,
  /** See units, staff and grid teams. */
  WORKFORCE_READ,
  /** Change units, staff and grid teams. */
  WORKFORCE_WRITE,
  /** See who looks after which household, in figures. */
  PLAN_READ,
  /** Propose, adjust and put in force who looks after which household. */
  PLAN_WRITE,
  /** See campaigns, how far they have come, forms and handbook pages. */
  CAMPAIGN_READ,
  /** Prepare and run campaigns; write forms and handbook pages. */
  CAMPAIGN_WRITE,
  /** See visits. */
  VISIT_READ,
  /** Record visits. */
  VISIT_WRITE,
  /** See requests of an area. */
  REQUEST_READ,
  /** Take requests in. */
  REQUEST_WRITE,
  /** Send requests to a department with a date. */
  REQUEST_DISPATCH,
  /** Handle requests that lie with one's own unit. */
  REQUEST_HANDLE,
  /** Follow requests of an area to their end: order, decide, give anew what came back. */
  REQUEST_SUPERVISE,
  /** See samples, findings and sealed days. */
  TRUTH_READ,
  /** Call residents back who were drawn, and look at findings. */
  TRUTH_CALL,
  /** Draw samples, end them and erase records. */
  TRUTH_DRAW,
  /** See the ledger. */
  LEDGER_READ,
  /** Manage accounts, roles and grants. */
  ACCESS_ADMIN,
  /** Read the audit and the log of looks. */
  AUDIT_READ,
  /** Change the jurisdiction's settings; counts only where it is held for the whole. */
  SETTINGS_WRITE
}

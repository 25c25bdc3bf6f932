/** What the catalogue lets pass, each with its reason. Whatever is not here must obey the rule. */

/** Tables of everybody, without row-level security: nothing in them belongs to a département. */
export const open: Readonly<Record<string, string>> = {
  department: 'The départements themselves: reference data of the INSEE, read by all, written by migrations.',
  epci: 'Reference data of the INSEE, read by all, written by migrations.',
  commune: 'Reference data of the INSEE, read by all, written by migrations; its `department` says where it lies.',
  rate_limit: 'Counters of tries by address or digest, before anybody is known; shared by replicas.',
  migrations: 'What was applied to the base: read to tell readiness.',
};

/** Tables under row-level security that have no column `department`. */
export const national: Readonly<Record<string, string>> = {
  account: 'A person, who may have seats in several départements; seen through memberships.',
  recovery_code: 'Digests of an account; read by the login, and from a seat by whose they are.',
  second_factor: 'The sealed seed of an account; read by the login, and from a seat by whose it is.',
  national_setting: 'What the national level says to all départements.',
  seal_certificate: 'Certificates of the keys that sealed: made to be published, read by all.',
  idempotency: 'Answers already given, each to whoever asked: by account or address.',
};

/** Tables whose `department` may be null. */
export const shared: Readonly<Record<string, string>> = {
  audit_line: 'Writes of national rows belong to no département.',
  membership: 'The seat of the national level has none (checked against the role).',
  link: 'The link of an account alone: magic, reset.',
  session: 'That of an account follows its seat.',
  letter: 'The letter of an account alone: magic link, reset.',
  errand: 'Work asked by the national seat.',
  charter_version: 'The national text has none.',
};

/** Policies by which the national level writes without a condition: `table.policy`. */
export const nationalWrites: Readonly<Record<string, string>> = {
  'letter.national': 'Letters to those it invites, in whichever département; it cannot read them.',
};

/** Foreign keys between two tables of départements that do not carry it: `table.column`. */
export const keysWithout: Readonly<Record<string, string>> = {
  'session.membershipId': 'Those of an account are read by app_auth alone, and a national seat has no département.',
  'session.besideId': 'Read by app_auth alone; an account’s session has no département.',
  'charter_campaign.versionId': 'The text that is put to a département may be the national one, which has none.',
  'charter_version.coreId': 'The national text that a département adds to has none; a trigger takes no other.',
};

/** Unique indexes of tables of départements that do not carry it. */
export const uniqueWithout: Readonly<Record<string, string>> = {
  link_tokenHash_key: 'The digest of 256 random bits: it can tell nothing.',
  session_tokenHash_key: 'The digest of 256 random bits: it can tell nothing.',
  document_seal_code_key: 'Eighty random bits: it can tell nothing.',
  signatory_requestId_position_key: 'A request lies in one département by its own composite key.',
};

/** Tables of départements without the audit trigger. */
export const unaudited: Readonly<Record<string, string>> = {
  audit_line: 'The trail itself.',
  link: 'Digests that live for minutes or days.',
  session: 'Digests that live for hours; entries are told by the journal.',
  letter: 'The outbox: each letter follows from a fact that is audited.',
  errand: 'Work in progress: what it writes is audited.',
  import_progress: 'Work in progress: what it writes is audited.',
  slot: 'Which nights have run.',
  signature_act: 'Evidence itself: written once, never altered.',
  signature_event: 'Evidence itself: written once, never altered.',
  signature_event_origin: 'Evidence itself: written once, forgotten after a year.',
  evidence_anchor: 'Evidence itself: written once, never altered.',
  evidence_anchor_head: 'Evidence itself: written once, never altered.',
  signature_code: 'Digests that live for ten minutes; their use is a signature event.',
};

/** Written once: no role of the API may alter or delete. */
export const evidence = [
  'audit_line',
  'consent',
  'directory_export',
  'document_export',
  'document',
  'seal_certificate',
  'signature_act',
  'signature_event',
  'evidence_anchor',
  'evidence_anchor_head',
];

/** Columns of tables of départements that hold no words of theirs: codes, digests, states, formats, what machines write. */
export const unmarked: readonly string[] = `
  audit_line.action audit_line.actor audit_line.role audit_line.rowId audit_line.table
  charter_version.sha256 charter_version.state
  charter_campaign.openedBy charter_campaign.reminderDays charter_campaign.state charter_campaign_member.notices charter_campaign_member.reason
  national_setting.key national_setting.value
  directory_import.counts directory_import.mapping directory_import.source directory_import.state directory_import.written directory_import.corrections directory_import.rows
  import_mapping.field import_mapping.header import_mapping.kind import_progress.phase
  document_discrepancy.kind document_discrepancy.setAsideBy document_discrepancy.storageKey document_export.by document_export.filters
  document_seal.certificateSha256 document_seal.code document_seal.kind document_seal.number document_seal.revokedReason document_seal.sha256
  document.createdBy document.name document.sha256 document.storageKey document.type
  employment.jobDescription employment.startsOnPrecision
  errand.accountId errand.fault errand.kind errand.role errand.state errand.subjectId
  invitation.invitedBy invitation.role
  letter.occasion letter.state
  link.kind link.tokenHash
  membership.role
  online_profile.network
  permanence.audience permanence.network promeneur_territory.code promeneur_territory.kind promeneur.publicPhone promeneur.publishes photo.sha256 photo.shows logo.sha256
  consent.by consent.field consent.means consent.wording checklist_mark.by checklist_mark.list checklist_mark.step departure.before
  profile_check.declaredBy profile_check.itemKey profile_check.verifiedBy
  profile_conflict.network profile_conflict.otherDepartment
  alert_pause.by alert_pause.key
  newcomer.decidedBy newcomer.proposedBy newcomer.state newcomer.volets
  record_change.approvedFields record_change.decidedBy record_change.proposedBy record_change.proposedRole record_change.state
  promeneur.charterState promeneur.leavingReason promeneur.declaredCharterPrecision promeneur.phone promeneur.volets
  message.answeredBy message.closedBy message.state
  charter_procedure.closedBy charter_procedure.number charter_procedure.openedBy charter_procedure.outcome charter_procedure.sourceKind
  charter_procedure_event.by charter_procedure_event.kind charter_procedure_event.role charter_procedure_evidence.type
  report.acknowledgedBy report.category report.decidedBy report.decision report.number report.state
  session.address session.holder session.purpose session.tokenHash session.userAgent
  setting.key setting.value
  saved_view.accountId saved_view.list default_view.accountId default_view.list
  directory_export.by directory_export.format directory_export.what
  bulk_act.act bulk_act.askedBy bulk_act.digest bulk_act.kind bulk_act_line.reason bulk_act_line.state
  mailing.addressees mailing.kind mailing.leftOut mailing.writtenBy letter.stop national_update.by
  signatory.documentSha256 signatory.role
  signature_act.means signature_act.method signature_act.strokes
  signature_code.digest
  signature_event.actor signature_event.facts signature_event.kind signature_event.hash signature_event.line signature_event.origin signature_event.prev
  signature_event_origin.actor signature_event_origin.digest signature_event_origin.salt
  evidence_anchor.certificateSha256 evidence_anchor.content evidence_anchor.prev evidence_anchor.sha256 evidence_anchor_head.hash
  signature_paper.sentBy signature_paper.decidedBy signature_paper.state
  signature_request.askedBy signature_request.kind signature_request.number signature_request.partyIds
  signature_request.previewSha256 signature_request.state
  slot.fault slot.job
  distinct_pair.by distinct_pair.kind record_merge.by record_merge.kind structure_stage.by structure_stage.stage
  structure.communeCode structure.legalForm structure.openingHours structure.phone structure.representativePhone structure.postalCode structure.rna structure.siret structure.stage structure.type structure.welcomesPublic
  territory.code territory.communeCodes territory.kind
`
  .trim()
  .split(/\s+/);

import type { AuditAction } from '@promenade/audit/model';

export const actionLabels: Readonly<Record<AuditAction, string>> = {
  insert: 'a créé',
  update: 'a modifié',
  delete: 'a supprimé',
  export: 'a exporté',
  consult: 'a consulté',
};

/** What a table keeps, as people call it; a table without a line here keeps its own name. */
export const tableLabels: Readonly<Record<string, string>> = {
  account: 'un compte',
  bulk_act: 'un envoi groupé',
  bulk_act_line: 'une fiche d’un envoi groupé',
  charter_procedure: 'une procédure sur la charte',
  charter_procedure_event: 'un acte de procédure',
  charter_procedure_evidence: 'une pièce de procédure',
  charter_version: 'un texte de charte',
  directory_export: 'une liste',
  directory_import: 'un import',
  document: 'un document',
  document_discrepancy: 'un fichier à retrouver',
  document_export: 'une archive de documents',
  employment: 'un emploi',
  invitation: 'une invitation',
  letter_stop: 'un arrêt de courriels',
  mailing: 'un courrier',
  mailing_recipient: 'le destinataire d’un courrier',
  membership: 'un rôle',
  national_setting: 'un réglage national',
  national_update: 'une transmission au site national',
  online_profile: 'un compte en ligne',
  promeneur: 'une fiche de promeneur',
  promeneur_tag: 'l’étiquette d’un promeneur',
  recovery_code: 'un code de secours',
  saved_view: 'une vue',
  setting: 'un réglage',
  signatory: 'une signature',
  signature_request: 'une demande de signature',
  structure: 'une fiche de structure',
  structure_tag: 'l’étiquette d’une structure',
  tag: 'une étiquette',
};

/** Who wrote when it was no account: the holder of a link, the worker at night. */
export function actorOf(id: string | null, name: string | null): string {
  if (name) return name;
  if (!id) return 'Promenade';
  if (id.startsWith('signatory:')) return 'une personne, par son lien de signature';
  if (id.startsWith('invitation:')) return 'une personne, par son invitation';
  return id.startsWith('worker:') ? 'Promenade, la nuit' : 'un compte supprimé';
}

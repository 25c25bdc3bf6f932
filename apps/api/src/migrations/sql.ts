/**
 * What every tenant table states after its columns, keys and indexes: policies, grants, audit (HOUSE order).
 * `department = (select app_department())`: the sub-select makes the planner compute the setting once a query.
 */
export function tenantTable(
  name: string,
  { grants = 'select, insert, update, delete', audit = true, national = true, without = [] as string[] } = {},
): string {
  return `
    alter table ${name} enable row level security;
    alter table ${name} force row level security;
    create policy tenant on ${name} to app
      using (department = (select app_department())) with check (department = (select app_department()));
    grant ${grants} on ${name} to app;
    ${national ? `create policy national on ${name} for select to app_national using (true); grant select on ${name} to app_national;` : ''}
    ${audit ? audited(name, without) : ''}`;
}

/** Every write of the table leaves a line signed by the actor; the columns of `without` never enter the trail. */
export function audited(name: string, without: string[] = []): string {
  const columns = without.map((column) => `'${column}'`).join(', ');
  return `create trigger audit after insert or update or delete on ${name} for each row execute function audit_row(${columns});`;
}

/** Row-level security on, and one policy that lets a role do everything the grants allow. */
export function openTo(name: string, role: string, grants: string): string {
  return `create policy ${role} on ${name} to ${role} using (true) with check (true); grant ${grants} on ${name} to ${role};`;
}

export function secured(name: string): string {
  return `alter table ${name} enable row level security; alter table ${name} force row level security;`;
}

/**
 * Narrows the tenant's policy for the seats that see only what is theirs; a facilitator sees nothing, a partner only through
 * figures (the API gives them no list). Of `select` alone: a row that is not seen can be neither changed nor deleted. The case is read once a query; only the branch of the seat runs.
 */
export function own(name: string, sees: { readonly promeneur: string; readonly structure: string; readonly visitor: string }): string {
  const branches = Object.entries({ ...sees, facilitator: 'false' }).map(([role, condition]) => `when '${role}' then ${condition}`);
  return `create policy own on ${name} as restrictive for select to app using (case (select app_role()) ${branches.join(' ')} else true end);`;
}

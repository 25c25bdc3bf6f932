import { withEmployer } from '../promeneur-rows';

/** A field of a contract's `Comparable`, and what a page tells of the record. $1 = the département. */
const twinOf = (name: string, detail: string, alias: string) => `
  json_build_object('id', ${alias}.id, 'name', ${name}, 'email', ${alias}.email, 'phone', ${alias}.phone, 'detail', ${detail},
    'commune', case when c.code is not null then json_build_object('code', c.code, 'name', c.name) end) as twin`;

export const COMPARABLE_STRUCTURES = `
  select s.id, s.plain, s."communeCode", s.email, s.phone, '{}'::text[] as handles,
    ${twinOf('s.name', `coalesce(s.siret, '')`, 's')}
  from structure s left join commune c on c.code = s."communeCode"
  where s.department = $1 and s."mergedInto" is null`;

export const COMPARABLE_PROMENEURS = `
  select p.id, p.plain, s."communeCode", p.email, p.phone,
    array(select o."handleKey" from online_profile o where o.department = p.department and o."promeneurId" = p.id) as handles,
    ${twinOf(`p."firstName" || ' ' || p."lastName"`, `coalesce(s.name, '')`, 'p')}
  from ${withEmployer('promeneur')} where p.department = $1`;

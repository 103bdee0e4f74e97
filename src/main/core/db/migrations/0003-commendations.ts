import { type Kysely, sql } from 'kysely';
import { fold } from '#shared/text/vietnamese.ts';

const recordColumns = sql`
  id integer primary key,
  "createdAt" text not null,
  "updatedAt" text not null,
  "deletedAt" text,
  version integer not null`;

interface Term {
  kind: 'form' | 'level' | 'authority';
  code: string;
  label: string;
  type?: 'title' | 'award';
  subjectKind?: 'individual' | 'collective';
  levels?: string[];
  levelLabels?: Record<string, string>;
}

const award = (code: string, label: string, levels: string[]): Term => ({
  kind: 'form',
  code,
  label,
  type: 'award',
  levels,
});
const title = (
  code: string,
  label: string,
  subjectKind: 'individual' | 'collective',
  levels: string[],
  levelLabels: Record<string, string> = {},
): Term => ({ kind: 'form', code, label, type: 'title', subjectKind, levels, levelLabels });
const level = (code: string, label: string): Term => ({ kind: 'level', code, label });
const authority = (code: string, label: string, levels: string[]): Term => ({ kind: 'authority', code, label, levels });

/**
 * What an office starts with: titles and forms of commendation of Law 06/2022/QH15 on emulation and commendation, and
 * the letter of commendation, which is usual beside them. Records of before keep the district level.
 */
const terms: readonly Term[] = [
  level('commune', 'Cấp xã'),
  level('district', 'Cấp huyện'),
  level('province', 'Cấp tỉnh'),
  level('ministry', 'Cấp bộ, ban, ngành, đoàn thể Trung ương'),
  level('state', 'Cấp Nhà nước'),
  title('lao-dong-tien-tien', 'Lao động tiên tiến', 'individual', ['commune', 'district', 'province', 'ministry']),
  title(
    'chien-si-thi-dua',
    'Chiến sĩ thi đua',
    'individual',
    ['commune', 'district', 'province', 'ministry', 'state'],
    {
      commune: 'Chiến sĩ thi đua cơ sở',
      district: 'Chiến sĩ thi đua cơ sở',
      province: 'Chiến sĩ thi đua cấp tỉnh',
      ministry: 'Chiến sĩ thi đua cấp bộ, ban, ngành, đoàn thể Trung ương',
      state: 'Chiến sĩ thi đua toàn quốc',
    },
  ),
  title('tap-the-lao-dong-tien-tien', 'Tập thể lao động tiên tiến', 'collective', [
    'commune',
    'district',
    'province',
    'ministry',
  ]),
  title('tap-the-lao-dong-xuat-sac', 'Tập thể lao động xuất sắc', 'collective', ['province', 'ministry']),
  title('co-thi-dua', 'Cờ thi đua', 'collective', ['province', 'ministry', 'state'], {
    province: 'Cờ thi đua cấp tỉnh',
    ministry: 'Cờ thi đua cấp bộ, ban, ngành, đoàn thể Trung ương',
    state: 'Cờ thi đua của Chính phủ',
  }),
  award('huan-chuong', 'Huân chương', ['state']),
  award('huy-chuong', 'Huy chương', ['state']),
  award('danh-hieu-vinh-du-nha-nuoc', 'Danh hiệu vinh dự nhà nước', ['state']),
  award('giai-thuong-ho-chi-minh', 'Giải thưởng Hồ Chí Minh', ['state']),
  award('giai-thuong-nha-nuoc', 'Giải thưởng Nhà nước', ['state']),
  award('ky-niem-chuong', 'Kỷ niệm chương', ['ministry', 'province']),
  {
    ...award('bang-khen', 'Bằng khen', ['province', 'ministry', 'state']),
    levelLabels: { state: 'Bằng khen của Thủ tướng Chính phủ' },
  },
  award('giay-khen', 'Giấy khen', ['commune', 'district', 'province']),
  award('thu-khen', 'Thư khen', []),
  authority('chu-tich-ubnd-xa', 'Chủ tịch UBND xã', ['commune']),
  authority('chu-tich-ubnd-phuong', 'Chủ tịch UBND phường', ['commune']),
  authority('dang-uy-xa', 'Đảng ủy xã', ['commune']),
  authority('chu-tich-ubnd-huyen', 'Chủ tịch UBND huyện', ['district']),
  authority('huyen-uy', 'Huyện ủy', ['district']),
  authority('giam-doc-so', 'Giám đốc Sở', ['province']),
  authority('ban-tuyen-giao-tinh-uy', 'Ban Tuyên giáo và Dân vận Tỉnh ủy', ['province']),
  authority('tinh-uy', 'Tỉnh ủy', ['province']),
  authority('chu-tich-ubnd-tinh', 'Chủ tịch UBND tỉnh', ['province']),
  authority('ban-tuyen-giao-trung-uong', 'Ban Tuyên giáo và Dân vận Trung ương', ['ministry']),
  authority('bo-truong', 'Bộ trưởng', ['ministry']),
  authority('thu-tuong', 'Thủ tướng Chính phủ', ['state']),
  authority('chu-tich-nuoc', 'Chủ tịch nước', ['state']),
];

/** Commendations with their catalogue, violations, evaluations, the register of documents. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table commendation (${recordColumns},
      "subjectKind" text not null,
      "speakerId" integer references speaker (id),
      "unitId" integer references unit (id),
      "subjectName" text not null,
      type text not null,
      form text not null,
      level text,
      authority text,
      "decisionNumber" text,
      "decisionDate" text,
      year integer not null,
      reason text,
      amount integer,
      stage text not null,
      stages text not null,
      label text not null,
      "listKey" text not null,
      "sortKey" text not null,
      "subjectKey" text not null,
      "reasonKey" text,
      "searchText" text not null
    )`,
    sql`create index "commendationList" on commendation ("listKey", id) where "deletedAt" is null`,
    sql`create index "commendationBySubject" on commendation ("sortKey", id) where "deletedAt" is null`,
    sql`create index "commendationBySpeaker" on commendation ("speakerId") where "speakerId" is not null`,
    sql`create index "commendationByUnit" on commendation ("unitId") where "unitId" is not null`,
    sql`create index "commendationByDecision" on commendation ("decisionDate") where "decisionDate" is not null`,
    sql`create index "commendationByReason" on commendation (year, "reasonKey", "subjectKey") where "reasonKey" is not null`,
    sql`create index "commendationDeleted" on commendation ("deletedAt") where "deletedAt" is not null`,
    sql`create table "commendationSession" (
      "commendationId" integer not null references commendation (id) on delete cascade,
      "sessionId" integer not null references session (id),
      primary key ("commendationId", "sessionId")
    )`,
    sql`create index "commendationSessionBySession" on "commendationSession" ("sessionId")`,
    sql`create table "commendationTerm" (${recordColumns},
      kind text not null,
      code text not null,
      label text not null,
      type text,
      "subjectKind" text,
      levels text not null,
      "levelLabels" text not null,
      position integer not null,
      hidden integer not null,
      "searchText" text not null
    )`,
    sql`create unique index "commendationTermByCode" on "commendationTerm" (kind, code)`,
    sql`create table violation (${recordColumns},
      "speakerId" integer not null references speaker (id),
      kind text not null,
      "decisionNumber" text,
      "decisionDate" text,
      issuer text,
      content text,
      label text not null,
      "searchText" text not null
    )`,
    sql`create index "violationBySpeaker" on violation ("speakerId")`,
    sql`create table evaluation (${recordColumns},
      "speakerId" integer not null references speaker (id),
      year integer not null,
      rating text not null,
      proposed text not null,
      sessions integer not null,
      audience integer not null,
      trainings integer not null,
      reports integer not null,
      notes text,
      label text not null,
      "searchText" text not null
    )`,
    sql`create unique index "evaluationBySpeaker" on evaluation ("speakerId", year) where "deletedAt" is null`,
    sql`create index "evaluationByYear" on evaluation (year)`,
    sql`create table document (${recordColumns},
      number text,
      date text,
      issuer text,
      title text not null,
      kind text not null,
      notes text,
      "fileName" text,
      "fileSize" integer,
      "fileSha256" text,
      "sortKey" text not null,
      "searchText" text not null
    )`,
    sql`create index "documentByDate" on document (date, id) where "deletedAt" is null`,
    sql`create table "documentReceipt" (
      "documentId" integer not null references document (id) on delete cascade,
      position integer not null,
      "unitId" integer not null references unit (id),
      date text,
      copies integer,
      primary key ("documentId", position)
    )`,
    sql`create index "documentReceiptByUnit" on "documentReceipt" ("unitId")`,
  ];
  for (const statement of statements) await statement.execute(db);
  await insertTerms(db);
}

async function insertTerms(db: Kysely<unknown>): Promise<void> {
  const at = '2026-01-01T00:00:00.000Z';
  const places = new Map<string, number>();
  for (const [index, term] of terms.entries()) {
    const position = (places.get(term.kind) ?? 0) + 1;
    places.set(term.kind, position);
    await sql`insert into "commendationTerm" (
        id, "createdAt", "updatedAt", "deletedAt", version,
        kind, code, label, type, "subjectKind", levels, "levelLabels", position, hidden, "searchText"
      ) values (
        ${index + 1}, ${at}, ${at}, null, 1,
        ${term.kind}, ${term.code}, ${term.label}, ${term.type ?? null}, ${term.subjectKind ?? null},
        ${JSON.stringify(term.levels ?? [])}, ${JSON.stringify(term.levelLabels ?? {})}, ${position}, 0,
        ${fold(term.label)}
      )`.execute(db);
  }
  await sql`insert into "idSequence" (name, next) values ('commendationTerm', ${terms.length + 1})`.execute(db);
}

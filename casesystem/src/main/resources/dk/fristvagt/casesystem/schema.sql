-- A case system for children and families, as a municipality has one: rows are changed and deleted in
-- place, what is free text is free text, and each step of a case bears when it happened, when it was
-- typed in, under which activity number, and how often it was changed since.

CREATE SCHEMA fagsystem;
SET search_path TO fagsystem;

-- Børn, med det som aldrig må forlade databasen.
CREATE TABLE barn (
  barn_ref text PRIMARY KEY,
  cpr text NOT NULL,
  navn text NOT NULL,
  adresse text
);

CREATE TABLE team (
  team text PRIMARY KEY,
  navn text NOT NULL
);

CREATE TABLE medarbejder (
  initialer text PRIMARY KEY,
  navn text NOT NULL,
  team text REFERENCES team
);

CREATE TABLE sag (
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text REFERENCES barn,
  titel text NOT NULL,
  PRIMARY KEY (kommunenr, sagsnr)
);

-- Underretninger: en række pr. underretning, et sæt kolonner pr. trin.
CREATE TABLE underretning (
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  underretning_nr text NOT NULL,
  barn_ref text,
  beskrivelse text,
  -- NotificationReceived
  modtaget timestamptz,
  modtaget_kun_dato boolean NOT NULL DEFAULT false,
  modtaget_registreret timestamptz,
  modtaget_akt text,
  modtaget_version integer NOT NULL DEFAULT 0,
  modtaget_kilde text,
  underretter text,
  kendt_sag boolean,
  -- NotificationAcknowledged
  kvittering timestamptz,
  kvittering_kun_dato boolean NOT NULL DEFAULT false,
  kvittering_registreret timestamptz,
  kvittering_akt text,
  kvittering_version integer NOT NULL DEFAULT 0,
  kvittering_kilde text,
  -- NotificationAssessed
  vurdering timestamptz,
  vurdering_kun_dato boolean NOT NULL DEFAULT false,
  vurdering_registreret timestamptz,
  vurdering_akt text,
  vurdering_version integer NOT NULL DEFAULT 0,
  vurdering_kilde text,
  vurdering_udfald text,
  vurdering_begrundet boolean,
  -- NotificationReassessed
  genvurdering timestamptz,
  genvurdering_kun_dato boolean NOT NULL DEFAULT false,
  genvurdering_registreret timestamptz,
  genvurdering_akt text,
  genvurdering_version integer NOT NULL DEFAULT 0,
  genvurdering_kilde text,
  genvurdering_anden boolean,
  -- ProfessionalAssessmentMade
  faglig timestamptz,
  faglig_kun_dato boolean NOT NULL DEFAULT false,
  faglig_registreret timestamptz,
  faglig_akt text,
  faglig_version integer NOT NULL DEFAULT 0,
  faglig_kilde text,
  faglig_udfald text,
  -- NotifierInformed
  tilbagemelding timestamptz,
  tilbagemelding_kun_dato boolean NOT NULL DEFAULT false,
  tilbagemelding_registreret timestamptz,
  tilbagemelding_akt text,
  tilbagemelding_version integer NOT NULL DEFAULT 0,
  tilbagemelding_kilde text,
  PRIMARY KEY (kommunenr, sagsnr, underretning_nr),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Børnefaglige undersøgelser.
CREATE TABLE undersoegelse (
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  undersoegelse_nr text NOT NULL,
  barn_ref text,
  konklusion text,
  -- ChildAssessmentStarted
  start timestamptz,
  start_kun_dato boolean NOT NULL DEFAULT false,
  start_registreret timestamptz,
  start_akt text,
  start_version integer NOT NULL DEFAULT 0,
  start_kilde text,
  start_efterslaeb boolean,
  -- ChildAssessmentCompleted
  slut timestamptz,
  slut_kun_dato boolean NOT NULL DEFAULT false,
  slut_registreret timestamptz,
  slut_akt text,
  slut_version integer NOT NULL DEFAULT 0,
  slut_kilde text,
  slut_efterslaeb boolean,
  skriftlig_plan boolean,
  netvaerksmoede boolean,
  mundtlig_hoering boolean,
  fokuspunkter integer,
  kun_relevant boolean,
  trekant boolean,
  behov_beskrevet boolean,
  haenger_sammen boolean,
  soeskende boolean,
  -- ChildAssessmentCancelled
  afbrudt timestamptz,
  afbrudt_kun_dato boolean NOT NULL DEFAULT false,
  afbrudt_registreret timestamptz,
  afbrudt_akt text,
  afbrudt_version integer NOT NULL DEFAULT 0,
  afbrudt_kilde text,
  PRIMARY KEY (kommunenr, sagsnr, undersoegelse_nr),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Indsatser: fra henvisning til afslutning.
CREATE TABLE indsats (
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  indsats_nr text NOT NULL,
  barn_ref text,
  bemaerkning text,
  -- ReferralSent
  henvist timestamptz,
  henvist_kun_dato boolean NOT NULL DEFAULT false,
  henvist_registreret timestamptz,
  henvist_akt text,
  henvist_version integer NOT NULL DEFAULT 0,
  henvist_kilde text,
  -- MeasureStarted
  ivaerksat timestamptz,
  ivaerksat_kun_dato boolean NOT NULL DEFAULT false,
  ivaerksat_registreret timestamptz,
  ivaerksat_akt text,
  ivaerksat_version integer NOT NULL DEFAULT 0,
  ivaerksat_kilde text,
  paragraf text,
  kategori text,
  leverandoer text,
  antal_raadgivere integer,
  fortsaetter_indsats text,
  -- MeasureEnded
  afsluttet timestamptz,
  afsluttet_kun_dato boolean NOT NULL DEFAULT false,
  afsluttet_registreret timestamptz,
  afsluttet_akt text,
  afsluttet_version integer NOT NULL DEFAULT 0,
  afsluttet_kilde text,
  slut_kategori text,
  PRIMARY KEY (kommunenr, sagsnr, indsats_nr),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Støtte til forældre under en anbringelse.
CREATE TABLE foraeldrestoette (
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  indsats_nr text NOT NULL,
  barn_ref text,
  noter text,
  -- ParentSupportDecided
  besluttet timestamptz,
  besluttet_kun_dato boolean NOT NULL DEFAULT false,
  besluttet_registreret timestamptz,
  besluttet_akt text,
  besluttet_version integer NOT NULL DEFAULT 0,
  besluttet_kilde text,
  besluttet_ja boolean,
  besluttet_med_foraeldre boolean,
  -- ParentPlanOffered
  tilbudt timestamptz,
  tilbudt_kun_dato boolean NOT NULL DEFAULT false,
  tilbudt_registreret timestamptz,
  tilbudt_akt text,
  tilbudt_version integer NOT NULL DEFAULT 0,
  tilbudt_kilde text,
  tilbudt_ja boolean,
  tilbudt_med_foraeldre boolean,
  -- ParentPlanAnswered
  svar timestamptz,
  svar_kun_dato boolean NOT NULL DEFAULT false,
  svar_registreret timestamptz,
  svar_akt text,
  svar_version integer NOT NULL DEFAULT 0,
  svar_kilde text,
  svar_ja boolean,
  svar_med_foraeldre boolean,
  -- ParentPlanMade
  plan timestamptz,
  plan_kun_dato boolean NOT NULL DEFAULT false,
  plan_registreret timestamptz,
  plan_akt text,
  plan_version integer NOT NULL DEFAULT 0,
  plan_kilde text,
  plan_ja boolean,
  plan_med_foraeldre boolean,
  PRIMARY KEY (kommunenr, sagsnr, indsats_nr),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Åbning, genåbning og lukning.
CREATE TABLE sagsstatus (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  art text NOT NULL CHECK (art IN ('AABNET', 'GENAABNET', 'LUKKET')),
  maalgruppe text,
  almen_inddraget boolean,
  parter_orienteret boolean,
  tidspunkt timestamptz NOT NULL,
  kun_dato boolean NOT NULL DEFAULT false,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Hvem der har sagen.
CREATE TABLE sagstildeling (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  art text NOT NULL CHECK (art IN ('OVERDRAGET', 'SKIFT')),
  team text REFERENCES team,
  medarbejder text REFERENCES medarbejder,
  aarsag text,
  tidspunkt timestamptz NOT NULL,
  kun_dato boolean NOT NULL DEFAULT false,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Partshøringer.
CREATE TABLE partshoering (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  underretning_nr text,
  undersoegelse_nr text,
  mundtlig boolean,
  underretter text,
  underretter_inddraget boolean,
  referat text,
  tidspunkt timestamptz NOT NULL,
  kun_dato boolean NOT NULL DEFAULT false,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Børnesamtaler, holdt eller undladt.
CREATE TABLE boernesamtale (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  art text NOT NULL CHECK (art IN ('HOLDT', 'UNDLADT')),
  underretning_nr text,
  afgoerelse_nr text,
  grund text,
  referat text,
  tidspunkt timestamptz NOT NULL,
  kun_dato boolean NOT NULL DEFAULT false,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Behov, screening og afdækning.
CREATE TABLE afdaekning (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  art text NOT NULL CHECK (art IN ('BEHOV', 'SCREENING', 'AFD_START', 'AFD_SLUT')),
  resultat text,
  notat text,
  tidspunkt timestamptz NOT NULL,
  kun_dato boolean NOT NULL DEFAULT false,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Planer og deres revisioner.
CREATE TABLE handleplan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  art text NOT NULL CHECK (art IN ('LAVET', 'REVIDERET')),
  plan_nr text NOT NULL,
  indsats_nr text,
  antal_maal smallint,
  maalopfoelgning boolean,
  med_familien boolean,
  indhold text,
  tidspunkt timestamptz NOT NULL,
  kun_dato boolean NOT NULL DEFAULT false,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Afgørelser.
CREATE TABLE afgoerelse (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  afgoerelse_nr text NOT NULL,
  paragraf text NOT NULL,
  indsats_nr text,
  samtykke boolean,
  begrundelse text,
  tidspunkt timestamptz NOT NULL,
  kun_dato boolean NOT NULL DEFAULT false,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Opfølgninger på indsatser.
CREATE TABLE opfoelgning (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  indsats_nr text NOT NULL,
  barnets_alder smallint,
  barn_deltog boolean,
  netvaerk_deltog boolean,
  referat text,
  tidspunkt timestamptz NOT NULL,
  kun_dato boolean NOT NULL DEFAULT false,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Hvornår der skal følges op næste gang.
CREATE TABLE opfoelgningskadence (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  indsats_nr text NOT NULL,
  naeste date NOT NULL,
  tidspunkt timestamptz NOT NULL,
  kun_dato boolean NOT NULL DEFAULT false,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Personrettet tilsyn.
CREATE TABLE tilsyn (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  indsats_nr text NOT NULL,
  paa_stedet boolean NOT NULL,
  talt_med_barnet boolean,
  notat text,
  tidspunkt timestamptz NOT NULL,
  kun_dato boolean NOT NULL DEFAULT false,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Møder.
CREATE TABLE moede (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  moedetype text NOT NULL,
  antal_raadgivere smallint,
  referat text,
  tidspunkt timestamptz NOT NULL,
  kun_dato boolean NOT NULL DEFAULT false,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Ledelsestilsyn, kriterium for kriterium.
CREATE TABLE ledelsestilsyn (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  tilsyn_nr text NOT NULL,
  kriterier jsonb NOT NULL,
  notat text,
  tidspunkt timestamptz NOT NULL,
  kun_dato boolean NOT NULL DEFAULT false,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- Hvad der sker med barnet; kun dagen kendes.
CREATE TABLE barn_haendelse (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kommunenr char(4) NOT NULL,
  sagsnr text NOT NULL,
  barn_ref text,
  art text NOT NULL CHECK (art IN ('FRAFLYTTET', 'FYLDT18')),
  dato date NOT NULL,
  akt text NOT NULL,
  version integer NOT NULL DEFAULT 0,
  registreret timestamptz NOT NULL,
  kilde text,
  UNIQUE (kommunenr, sagsnr, akt),
  FOREIGN KEY (kommunenr, sagsnr) REFERENCES sag
);

-- One row: how far what was typed in is complete, and that the capture is alive.
CREATE TABLE puls (
  id integer PRIMARY KEY CHECK (id = 1),
  tid timestamptz,
  levende timestamptz
);
INSERT INTO puls (id) VALUES (1);

-- What the capture needs: whole rows, and a publication of the tables that are mapped.
ALTER TABLE underretning REPLICA IDENTITY FULL;
ALTER TABLE undersoegelse REPLICA IDENTITY FULL;
ALTER TABLE indsats REPLICA IDENTITY FULL;
ALTER TABLE foraeldrestoette REPLICA IDENTITY FULL;
ALTER TABLE sagsstatus REPLICA IDENTITY FULL;
ALTER TABLE sagstildeling REPLICA IDENTITY FULL;
ALTER TABLE partshoering REPLICA IDENTITY FULL;
ALTER TABLE boernesamtale REPLICA IDENTITY FULL;
ALTER TABLE afdaekning REPLICA IDENTITY FULL;
ALTER TABLE handleplan REPLICA IDENTITY FULL;
ALTER TABLE afgoerelse REPLICA IDENTITY FULL;
ALTER TABLE opfoelgning REPLICA IDENTITY FULL;
ALTER TABLE opfoelgningskadence REPLICA IDENTITY FULL;
ALTER TABLE tilsyn REPLICA IDENTITY FULL;
ALTER TABLE moede REPLICA IDENTITY FULL;
ALTER TABLE ledelsestilsyn REPLICA IDENTITY FULL;
ALTER TABLE barn_haendelse REPLICA IDENTITY FULL;
ALTER TABLE puls REPLICA IDENTITY FULL;
CREATE PUBLICATION fristvagt FOR TABLE
  underretning,
  undersoegelse,
  indsats,
  foraeldrestoette,
  sagsstatus,
  sagstildeling,
  partshoering,
  boernesamtale,
  afdaekning,
  handleplan,
  afgoerelse,
  opfoelgning,
  opfoelgningskadence,
  tilsyn,
  moede,
  ledelsestilsyn,
  barn_haendelse,
  puls;

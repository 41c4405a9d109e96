PRAGMA application_id = 1129071686;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE articles (
        id TEXT PRIMARY KEY,
        text TEXT NOT NULL,            -- as it came in: offsets count its code points
        outlet TEXT NOT NULL,
        url TEXT,
        title TEXT,
        published TEXT,                -- ISO 8601 in the precision known
        lang TEXT NOT NULL,
        agency TEXT,
        skip TEXT NOT NULL             -- JSON [[start, end], ...]
    ) WITHOUT ROWID
    ;
INSERT INTO "articles" VALUES('a1','La Fiscalía acusa a la minera Alto Cobre de verter ácido en el río Lerma. La empresa niega los vertidos.','El Faro','https://faro.example/minera','Acusan a la minera','2026-01-30','es','EFE','[]');
INSERT INTO "articles" VALUES('a2','La Fiscalía acusa a la minera Alto Cobre de verter ácido en el río Lerma. La empresa niega los vertidos.','La Hora','https://hora.example/1?x=(2)',NULL,'2026-01-30','es','EFE','[]');
INSERT INTO "articles" VALUES('a3','Foto: archivo. «Jamás hemos vertido nada en el Lerma», dijo Nadia Prats, directora de Alto Cobre.','Radio Sur',NULL,NULL,'2026-01-31T07:10:00-06:00','es',NULL,'[[0, 14]]');
INSERT INTO "articles" VALUES('a4','Alto Cobre vertió ácido en el río Lerma, según un informe de la Fiscalía.','unknown',NULL,NULL,NULL,'es',NULL,'[]');
CREATE TABLE clusters (
        position INTEGER PRIMARY KEY,  -- order in the analysis
        id TEXT NOT NULL UNIQUE,
        statements TEXT NOT NULL,      -- JSON list of ids
        representative TEXT NOT NULL,
        stance INTEGER NOT NULL,
        outlets TEXT NOT NULL,         -- JSON list
        origins TEXT NOT NULL          -- JSON list
    );
INSERT INTO "clusters" VALUES(0,'c1c1c1c1c1c1c1c1','["d7bd41dbce62722d", "bb164bae39403734", "89286555650b255d"]','d7bd41dbce62722d',1,'["El Faro", "La Hora", "unknown"]','["o1", "o3"]');
INSERT INTO "clusters" VALUES(1,'c2c2c2c2c2c2c2c2','["0396e5a98aa2061f", "e3401b6c23209b0f", "fa1985d6e661b369"]','0396e5a98aa2061f',-1,'["El Faro", "La Hora", "Radio Sur"]','["o1", "o2"]');
CREATE TABLE decisions (           -- one per close pair of statements, either way it went
        a TEXT NOT NULL,
        b TEXT NOT NULL,
        signals TEXT NOT NULL,         -- JSON object
        kind TEXT,                     -- NULL when no finding came of it
        score REAL NOT NULL,
        stopped_by TEXT,               -- the gate, NULL when none
        reasons TEXT NOT NULL,         -- JSON list
        PRIMARY KEY (a, b)
    ) WITHOUT ROWID
    ;
INSERT INTO "decisions" VALUES('d7bd41dbce62722d','0396e5a98aa2061f','{"similarity": 0.30000000000000004, "overlap": 0.3333333333333333, "forward": [0.9, 0.06, 0.04], "backward": [0.7, 0.2, 0.1], "numbers": "12 / 25", "times": "", "entities": "", "names": 0.0, "agreeing": 1, "negation": true}','denial',0.912345,NULL,'["linked", "denied"]');
INSERT INTO "decisions" VALUES('d7bd41dbce62722d','bb164bae39403734','{"similarity": 0.30000000000000004, "overlap": 0.3333333333333333, "forward": [0.9, 0.06, 0.04], "backward": [0.7, 0.2, 0.1], "numbers": "12 / 25", "times": "", "entities": "", "names": 0.0, "agreeing": 1, "negation": true}',NULL,0.0,'own_copy','[]');
CREATE TABLE extracted (           -- which extractor last read an article
        article TEXT PRIMARY KEY,
        version TEXT NOT NULL
    ) WITHOUT ROWID
    ;
INSERT INTO "extracted" VALUES('a1','v1');
INSERT INTO "extracted" VALUES('a2','v1');
INSERT INTO "extracted" VALUES('a3','v1');
INSERT INTO "extracted" VALUES('a4','v1');
CREATE TABLE facts (               -- the rest of the last analysis, one JSON value a name
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) WITHOUT ROWID
    ;
INSERT INTO "facts" VALUES('failures','[["bad.jsonl", "not JSON", 7]]');
INSERT INTO "facts" VALUES('models','{"encoder": "fake-encoder", "nli": "fake-nli"}');
INSERT INTO "facts" VALUES('origins','{"a1": "o1", "a2": "o1", "a3": "o2", "a4": "o3"}');
INSERT INTO "facts" VALUES('stopped','{"bounds": 3, "same_event": 12}');
CREATE TABLE findings (
        position INTEGER PRIMARY KEY,  -- order in the analysis
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        a TEXT NOT NULL,               -- cluster ids
        b TEXT NOT NULL,
        statements_a TEXT NOT NULL,    -- JSON lists of statement ids
        statements_b TEXT NOT NULL,
        score REAL NOT NULL,
        reasons TEXT NOT NULL,         -- JSON list
        scope TEXT NOT NULL
    );
INSERT INTO "findings" VALUES(0,'f1f1f1f1f1f1f1f1','denial','c1c1c1c1c1c1c1c1','c2c2c2c2c2c2c2c2','["d7bd41dbce62722d", "bb164bae39403734", "89286555650b255d"]','["0396e5a98aa2061f", "e3401b6c23209b0f", "fa1985d6e661b369"]',0.912345,'["linked", "denied"]','');
CREATE TABLE first_seen (          -- outlives the finding: one that comes back is not new
        finding TEXT PRIMARY KEY,
        date TEXT NOT NULL             -- of the report that first showed it
    ) WITHOUT ROWID
    ;
INSERT INTO "first_seen" VALUES('f1f1f1f1f1f1f1f1','2026-01-31');
CREATE TABLE nli_scores (
        model TEXT NOT NULL,
        key TEXT NOT NULL,             -- content hash of premise and hypothesis
        entailment REAL NOT NULL,
        neutral REAL NOT NULL,
        contradiction REAL NOT NULL,
        PRIMARY KEY (model, key)
    ) WITHOUT ROWID
    ;
INSERT INTO "nli_scores" VALUES('fake-nli','k1',0.1,0.2,0.7);
CREATE TABLE runs (                -- finished runs only
        number INTEGER PRIMARY KEY,
        started TEXT NOT NULL,         -- ISO 8601
        date TEXT NOT NULL,            -- of the report
        inputs TEXT NOT NULL,          -- fingerprint of what was read
        settings TEXT NOT NULL,        -- fingerprint of models and thresholds
        counts TEXT NOT NULL           -- JSON object
    );
INSERT INTO "runs" VALUES(1,'2026-01-31T04:00:00+00:00','2026-01-31','inputs','settings','{"articles": 4}');
CREATE TABLE statements (
        id TEXT PRIMARY KEY,
        article TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        text TEXT NOT NULL,
        source TEXT,
        cue TEXT NOT NULL,
        stance INTEGER NOT NULL,
        proposition TEXT NOT NULL,
        kind TEXT NOT NULL,
        context_start INTEGER NOT NULL,
        context_end INTEGER NOT NULL,
        lang TEXT NOT NULL,
        refers_to TEXT,                -- id of a statement of the same article
        resolved INTEGER NOT NULL      -- 0 or 1
    ) WITHOUT ROWID
    ;
INSERT INTO "statements" VALUES('0396e5a98aa2061f','a1',74,103,'La empresa niega los vertidos','La empresa','niega',-1,'Alto Cobre vertió ácido en el río Lerma.','deny',74,104,'es','d7bd41dbce62722d',1);
INSERT INTO "statements" VALUES('89286555650b255d','a4',0,39,'Alto Cobre vertió ácido en el río Lerma','un informe de la Fiscalía','según',1,'Alto Cobre vertió ácido en el río Lerma.','say',0,73,'es',NULL,1);
INSERT INTO "statements" VALUES('bb164bae39403734','a2',12,72,'acusa a la minera Alto Cobre de verter ácido en el río Lerma','la Fiscalía','acusa',1,'Alto Cobre vertió ácido en el río Lerma.','accuse',0,73,'es',NULL,1);
INSERT INTO "statements" VALUES('d7bd41dbce62722d','a1',12,72,'acusa a la minera Alto Cobre de verter ácido en el río Lerma','la Fiscalía','acusa',1,'Alto Cobre vertió ácido en el río Lerma.','accuse',0,73,'es',NULL,1);
INSERT INTO "statements" VALUES('e3401b6c23209b0f','a2',74,103,'La empresa niega los vertidos','La empresa','niega',-1,'Alto Cobre vertió ácido en el río Lerma.','deny',74,104,'es','bb164bae39403734',1);
INSERT INTO "statements" VALUES('fa1985d6e661b369','a3',16,52,'Jamás hemos vertido nada en el Lerma','Nadia Prats','dijo',-1,'Alto Cobre ha vertido algo en el Lerma.','say',15,97,'es',NULL,1);
CREATE TABLE vectors (
        model TEXT NOT NULL,
        key TEXT NOT NULL,             -- content hash of the text
        vector BLOB NOT NULL,          -- little-endian float16
        PRIMARY KEY (model, key)
    );
INSERT INTO "vectors" VALUES('fake-encoder','k1',X'CD3866BA');
CREATE TABLE verdicts (            -- what people decided; a history, never rewritten
        number INTEGER PRIMARY KEY,
        finding TEXT NOT NULL,
        verdict TEXT NOT NULL,
        note TEXT NOT NULL,
        at TEXT NOT NULL               -- ISO 8601
    );
INSERT INTO "verdicts" VALUES(1,'f1f1f1f1f1f1f1f1','confirmed','visto','2026-01-31T08:00:00+00:00');
CREATE INDEX statements_by_place ON statements (article, start, "end", id);
CREATE INDEX verdicts_by_finding ON verdicts (finding, number);
COMMIT;

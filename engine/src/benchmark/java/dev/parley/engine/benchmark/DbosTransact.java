package dev.parley.engine.benchmark;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.Workflow;

/** DBOS Transact for Java as its documentation sets it up: a workflow of three steps, each of which costs nothing. */
final class DbosTransact implements AutoCloseable {
    private final DBOS dbos;
    private final ThreeSteps threeSteps;

    private DbosTransact(DBOS dbos, ThreeSteps threeSteps) {
        this.dbos = dbos;
        this.threeSteps = threeSteps;
    }

    static DbosTransact open(String url) {
        DBOS dbos = new DBOS(DBOSConfig.defaults("benchmark")
                .withDatabaseUrl(url)
                .withDbUser("postgres")
                .withDbPassword(""));
        ThreeSteps threeSteps = dbos.registerProxy(ThreeSteps.class, new InOrder(dbos));
        dbos.launch();
        return new DbosTransact(dbos, threeSteps);
    }

    /** Returns once it is completed and that is on disk. */
    void run() {
        String answer = threeSteps.run("Ana");
        if (!answer.equals("Ana")) {
            throw new IllegalStateException("The workflow answered " + answer);
        }
    }

    @Override
    public void close() {
        dbos.shutdown();
    }

    /** What DBOS puts its proxy before. */
    interface ThreeSteps {
        String run(String name);
    }

    private static final class InOrder implements ThreeSteps {
        private final DBOS dbos;

        InOrder(DBOS dbos) {
            this.dbos = dbos;
        }

        @Override
        @Workflow
        public String run(String name) {
            String a = dbos.runStep(() -> name, "a");
            String b = dbos.runStep(() -> a, "b");
            return dbos.runStep(() -> b, "c");
        }
    }
}

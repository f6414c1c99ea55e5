package dev.parley.engine.trigger;

/** Something that starts runs by itself. Open only in the one process that owns the runs. */
public interface TriggerSource extends AutoCloseable {
    /** Begins to look for what starts runs. */
    void open();

    /** Stops once what is being started is on disk or was refused. It may be opened again. */
    @Override
    void close();
}

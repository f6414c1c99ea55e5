package dev.parley.engine.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The network between the engine and its database, and what can go wrong with it. */
final class Wire implements AutoCloseable {
    /** How PostgreSQL says that a transaction is on disk: CommandComplete ('C', length 11) with the tag COMMIT. */
    private static final String COMMITTED = "C\0\0\0\013COMMIT\0";

    /** How it says that rows were inserted; their transaction is not over yet. */
    private static final String INSERTED = "INSERT 0 ";

    /** How the engine reads a run from the journal. */
    private static final String READ = "FROM run_event WHERE";

    private static final int CHUNK = 64 * 1024;

    private final ServerSocket listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answersToSwallow = new AtomicInteger();
    private final AtomicInteger readsToCut = new AtomicInteger();
    private final AtomicInteger writesToForget = new AtomicInteger();
    private final AtomicInteger swallowed = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flows = lock.newCondition();
    private boolean isStalled;
    private volatile boolean isDown;

    /** @param target the port to connect to for whoever connects to {@link #port} */
    Wire(int target) throws IOException {
        this.target = target;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Ends all connections, for both sides. */
    void cut() {
        links.forEach(Link::cut);
    }

    /** Ends all connections for the engine, and lets PostgreSQL believe that they go on, as a firewall does that forgets them. */
    void forget() {
        links.forEach(Link::forget);
    }

    /** While down, existing connections are cut and new ones are refused. */
    void setDown(boolean isDown) {
        this.isDown = isDown;
        if (isDown) {
            cut();
        }
    }

    /** While stalled, nothing moves and nobody is told. */
    void setStalled(boolean isStalled) {
        lock.lock();
        try {
            this.isStalled = isStalled;
            flows.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the next transactions commit, but ends their connections instead of saying so. */
    void swallowCommitAnswers(int count) {
        answersToSwallow.addAndGet(count);
    }

    /** Ends the connections on which the next runs are about to be read. */
    void cutReads(int count) {
        readsToCut.addAndGet(count);
    }

    /** Forgets the connections of the next transactions that write, when half of it is done. */
    void forgetWrites(int count) {
        writesToForget.addAndGet(count);
    }

    /** How many transactions committed without anybody hearing of it. */
    int swallowed() {
        return swallowed.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException e) {
                // Closed, or PostgreSQL is down: whoever wanted to connect finds the connection ended.
                continue;
            }
        }
    }

    private void connect(Socket engine) throws IOException {
        if (isDown) {
            engine.close();
            return;
        }
        Socket postgres = new Socket();
        try {
            postgres.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException e) {
            engine.close();
            throw e;
        }
        Link link = new Link(engine, postgres);
        links.add(link);
        Thread.ofVirtual().start(() -> link.pump(engine, postgres, false));
        Thread.ofVirtual().start(() -> link.pump(postgres, engine, true));
    }

    private void awaitFlow() throws InterruptedException {
        lock.lock();
        try {
            while (isStalled) {
                flows.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isToBeSwallowed(byte[] chunk, int length) {
        if (isOneOf(answersToSwallow, COMMITTED, chunk, length)) {
            swallowed.incrementAndGet();
            return true;
        }
        return false;
    }

    private static boolean isOneOf(AtomicInteger left, String text, byte[] chunk, int length) {
        return left.get() > 0
                && new String(chunk, 0, length, StandardCharsets.ISO_8859_1).contains(text)
                && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        setStalled(false);
        links.forEach(Link::end);
    }

    /** One connection. */
    private final class Link {
        private final Socket engine;
        private final Socket postgres;
        private volatile boolean isForgotten;

        Link(Socket engine, Socket postgres) {
            this.engine = engine;
            this.postgres = postgres;
        }

        void pump(Socket from, Socket to, boolean isAnswer) {
            byte[] chunk = new byte[CHUNK];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                    awaitFlow();
                    if (isAnswer && isOneOf(writesToForget, INSERTED, chunk, length)) {
                        forget();
                        return;
                    }
                    boolean isCut =
                            isAnswer ? isToBeSwallowed(chunk, length) : isOneOf(readsToCut, READ, chunk, length);
                    if (isCut) {
                        break;
                    }
                    out.write(chunk, 0, length);
                }
            } catch (IOException e) {
                // One side is gone; the other side learns of it below.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!isForgotten) {
                cut();
            }
        }

        void cut() {
            if (!isForgotten) {
                end();
            }
        }

        void forget() {
            isForgotten = true;
            close(List.of(engine));
        }

        void end() {
            links.remove(this);
            close(List.of(engine, postgres));
        }

        private void close(List<Socket> sockets) {
            for (Socket socket : sockets) {
                try {
                    socket.close();
                } catch (IOException e) {
                    throw new IllegalStateException("A socket that does not close", e);
                }
            }
        }
    }
}

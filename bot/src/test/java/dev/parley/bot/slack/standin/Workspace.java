package dev.parley.bot.slack.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** A workspace with its people and channels. Safe to use from many threads. */
public final class Workspace {
    /** The workspace whose token everybody knows. */
    public static final String TEAM = "T0STANDIN";

    public static final String BOT = "U0PARLEY";
    public static final String BOT_ID = "B0PARLEY";
    public static final String APP = "A0PARLEY";

    private final String team;
    private final String name;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final Map<String, SharedFile> files = new LinkedHashMap<>();
    private final Map<String, ObjectNode> homes = new LinkedHashMap<>();
    private final List<OpenView> views = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> notJoined = new HashSet<>();
    private final Set<String> ofGrid = new HashSet<>();
    private final List<String> reactions = new ArrayList<>();
    private final Map<String, String> statuses = new LinkedHashMap<>();
    private long second = Instant.now().getEpochSecond();
    private int count;

    /** @param email may be empty */
    public record Person(String id, String name, String email, boolean isBot) {}

    /** @param channel where it is shared; empty when it is only uploaded */
    public record SharedFile(String id, String name, String title, byte[] content, String channel, String thread) {}

    /** A modal. @param trigger that opened it */
    public record OpenView(String id, String trigger, ObjectNode view) {}

    Workspace(String team, String name) {
        this.team = team;
        this.name = name;
        people.put(BOT, new Person(BOT, "Parley", "", true));
    }

    public String team() {
        return team;
    }

    public String name() {
        return name;
    }

    public synchronized String channel(String name) {
        return channels.values().stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseGet(() -> open("C", name, ""))
                .id();
    }

    /** The direct messages with a person. */
    public synchronized String direct(String user) {
        return channels.values().stream()
                .filter(channel -> channel.user().equals(user))
                .findFirst()
                .orElseGet(() -> open("D", "dm-" + user, user))
                .id();
    }

    private Channel open(String kind, String name, String user) {
        Channel channel = new Channel(kind + "0%04d".formatted(++count), name, user);
        channels.put(channel.id(), channel);
        return channel;
    }

    /** Parley sees nothing of it. @return the id */
    public synchronized String hidden(String name) {
        String id = open("C", name, "").id();
        hidden.add(id);
        return id;
    }

    public synchronized void archive(String channel) {
        channels.get(channel).archive();
    }

    /** @return the id */
    public synchronized String person(String name, String email) {
        String id = "U0" + "%04d".formatted(++count);
        people.put(id, new Person(id, name, email, false));
        return id;
    }

    /** A member of this workspace, in an Enterprise Grid that has several. @return the id */
    public synchronized String personOfGrid(String name, String email) {
        String id = person(name, email);
        ofGrid.add(id);
        return id;
    }

    synchronized boolean isOfGrid(String user) {
        return ofGrid.contains(user);
    }

    /** Public, and Parley was not invited. @return the id */
    public synchronized String notJoined(String name) {
        String id = open("C", name, "").id();
        notJoined.add(id);
        return id;
    }

    synchronized boolean hasJoined(String channel) {
        return !notJoined.contains(channel);
    }

    /** @return the id of the user group */
    public synchronized String group(String... members) {
        String id = "S0" + "%04d".formatted(++count);
        groups.put(id, List.of(members));
        return id;
    }

    /** A person writes; no event is sent. @param thread empty for none. @return its {@code ts} */
    public synchronized String say(String channel, String user, String text, String thread) {
        String ts = nextTs();
        ObjectNode json = Reply.json()
                .put("type", "message")
                .put("user", user)
                .put("text", text)
                .put("ts", ts);
        if (!thread.isEmpty()) {
            json.put("thread_ts", thread);
        }
        channels.get(channel).put(new Posted(channel, ts, thread, user, "", 0, json));
        return ts;
    }

    /** Everything in the channel and its threads, in the order of posting. */
    public synchronized List<Posted> messages(String channel) {
        return channels.get(channel).all();
    }

    public synchronized List<Posted> thread(String channel, String root) {
        return channels.get(channel).thread(root);
    }

    public synchronized Posted message(String channel, String ts) {
        return channels.get(channel).find(ts).orElseThrow();
    }

    public synchronized List<SharedFile> files() {
        return List.copyOf(files.values());
    }

    /** Modals in the order they were opened, as they are now. */
    public synchronized List<OpenView> views() {
        return List.copyOf(views);
    }

    public synchronized Optional<ObjectNode> home(String user) {
        return Optional.ofNullable(homes.get(user));
    }

    /** {@code emoji on channel/ts}. */
    public synchronized List<String> reactions() {
        return List.copyOf(reactions);
    }

    /** Of an assistant thread. @param thread its {@code ts} */
    public synchronized String status(String channel, String thread) {
        return statuses.getOrDefault(channel + "/" + thread, "");
    }

    /** What a person sees in the channel, threads indented beneath their roots. */
    public synchronized String transcript(String channel) {
        Channel shown = channels.get(channel);
        return shown.roots().stream()
                .map(root -> shown.thread(root.ts()).stream()
                        .map(message -> told(message, message.thread().isEmpty() ? "" : "    "))
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    private String told(Posted message, String indent) {
        String who = Optional.ofNullable(people.get(message.user()))
                .map(Person::name)
                .orElse(message.user());
        String only = message.only().isEmpty()
                ? ""
                : " (only to " + people.get(message.only()).name() + ")";
        return indent + who + only + ": " + message.seen().replace("\n", "\n" + indent + "  ");
    }

    /** Empty as well for one that Parley is not in. */
    synchronized Optional<Channel> find(String channel) {
        return hidden.contains(channel) ? Optional.empty() : Optional.ofNullable(channels.get(channel));
    }

    synchronized Optional<Person> findPerson(String user) {
        return Optional.ofNullable(people.get(user));
    }

    synchronized Optional<Person> findByEmail(String email) {
        return people.values().stream()
                .filter(person -> person.email().equalsIgnoreCase(email))
                .findFirst();
    }

    synchronized Optional<List<String>> members(String group) {
        return Optional.ofNullable(groups.get(group));
    }

    synchronized Map<String, List<String>> groups() {
        return Map.copyOf(groups);
    }

    synchronized void put(Posted message) {
        channels.get(message.channel()).put(message);
    }

    synchronized void remove(String channel, String ts) {
        channels.get(channel).remove(ts);
    }

    synchronized void put(SharedFile file) {
        files.put(file.id(), file);
    }

    synchronized Optional<SharedFile> findFile(String id) {
        return Optional.ofNullable(files.get(id));
    }

    synchronized void publish(String user, ObjectNode home) {
        homes.put(user, home);
    }

    synchronized void open(OpenView view) {
        views.add(view);
    }

    synchronized boolean update(String view, ObjectNode now) {
        for (int index = 0; index < views.size(); index++) {
            if (views.get(index).id().equals(view)) {
                views.set(index, new OpenView(view, views.get(index).trigger(), now));
                return true;
            }
        }
        return false;
    }

    synchronized void react(String reaction) {
        reactions.add(reaction);
    }

    synchronized void status(String channel, String thread, String status) {
        statuses.put(channel + "/" + thread, status);
    }

    /** Ever later, as Slack's are within a channel. */
    synchronized String nextTs() {
        second++;
        return second + ".%06d".formatted(++count % 1_000_000);
    }

    synchronized String nextId(String kind) {
        return kind + "0%05d".formatted(++count);
    }
}

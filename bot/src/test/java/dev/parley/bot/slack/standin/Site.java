package dev.parley.bot.slack.standin;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** A workspace with the methods of the Web API that are about it. */
final class Site {
    private final Workspace workspace;
    private final FileMethods files;
    private final Map<String, Function<ApiCall, Reply>> methods = new HashMap<>();

    /** @param uploads where the bytes of files go, below which each workspace has its path */
    Site(Workspace workspace, Supplier<URI> uploads) {
        this.workspace = workspace;
        this.files = new FileMethods(workspace, () -> uploads.get().resolve(workspace.team() + "/"));
        methods.putAll(new ChatMethods(workspace).all());
        methods.putAll(new PeopleMethods(workspace).all());
        methods.putAll(new ViewMethods(workspace).all());
        methods.putAll(files.all());
    }

    Workspace workspace() {
        return workspace;
    }

    Reply perform(ApiCall call) {
        Function<ApiCall, Reply> method = methods.get(call.method());
        return method == null ? Reply.error("unknown_method") : method.apply(call);
    }

    boolean uploaded(String id, byte[] content) {
        return files.uploaded(id, content);
    }
}

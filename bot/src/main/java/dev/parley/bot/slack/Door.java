package dev.parley.bot.slack;

import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import dev.parley.bot.slack.Inbox.Kept;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where everything from Slack comes in, by HTTP or by socket: noted, acknowledged, and dealt with after that. */
class Door implements Middleware {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    /** Bolt answers these by itself. */
    private static final Set<RequestType> OF_BOLT = Set.of(RequestType.UrlVerification, RequestType.SSLCheck);

    private final Workspaces workspaces;
    private final Intake intake;
    private final Attendance attendance;

    Door(Workspaces workspaces, Intake intake, Attendance attendance) {
        this.workspaces = workspaces;
        this.intake = intake;
        this.attendance = attendance;
    }

    @Override
    public Response apply(Request request, Response response, MiddlewareChain chain) throws Exception {
        if (OF_BOLT.contains(request.getRequestType())) {
            return chain.next(request);
        }
        Optional<Delivered> delivered = Reading.of(request);
        return delivered.isEmpty() ? Response.ok() : take(delivered.get());
    }

    private Response take(Delivered delivered) {
        Optional<Workspace> workspace = workspaces.of(delivered.arrival().team());
        if (workspace.isEmpty()) {
            LOG.warn(
                    "Something arrived from the Slack workspace {}, which is not connected",
                    delivered.arrival().team());
            // Just after the first start; Slack sends it again.
            return workspaces.areKnown() ? Response.ok() : Response.error(503);
        }
        Kept kept = new Kept(workspace.get().org(), delivered.id(), delivered.arrival());
        intake.accept(kept, attendance.attending(kept));
        return Response.ok();
    }
}

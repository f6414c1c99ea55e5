package dev.parley.bot.slack;

import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import dev.parley.bot.slack.Inbox.Kept;
import dev.parley.bot.slack.blocks.ModalCheck;
import dev.parley.bot.slack.blocks.Modals;
import java.util.Map;
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
        return delivered.isEmpty() ? Response.ok() : unfit(delivered.get()).orElseGet(() -> take(delivered.get()));
    }

    /** A modal that does not fit stays open, with what is wrong beside each field, and is as if it was never sent. */
    private static Optional<Response> unfit(Delivered delivered) {
        if (!(delivered.arrival() instanceof Arrival.Submitted submitted)) {
            return Optional.empty();
        }
        Map<String, String> problems = ModalCheck.problems(submitted.payload().path("view"));
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(Response.builder()
                        .statusCode(200)
                        .contentType("application/json; charset=utf-8")
                        .body(Modals.refused(problems).toString())
                        .build());
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

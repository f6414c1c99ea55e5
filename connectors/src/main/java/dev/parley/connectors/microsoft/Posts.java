package dev.parley.connectors.microsoft;

import static dev.parley.connectors.Description.operation;

import com.microsoft.graph.models.AadUserConversationMember;
import com.microsoft.graph.models.Chat;
import com.microsoft.graph.models.ChatType;
import com.microsoft.graph.models.User;
import com.microsoft.graph.teams.item.channels.item.messages.MessagesRequestBuilder;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages of channels and chats. Source: Microsoft Graph, "Send chatMessage in a channel or a chat", "Send reply", "List channel
 * messages", "Create chat".
 */
final class Posts {
    private static final int LARGEST_PAGE = 50;
    private static final String NAME_OR_ID = "name or id";
    private static final String HTML = "whether the text is HTML";

    private Posts() {}

    record ChannelInput(
            @Doc(NAME_OR_ID) String team,
            @Doc(NAME_OR_ID) String channel,
            String text,
            @Nullable String subject,
            @Doc(HTML) @Default("false") boolean html) {}

    static final GraphOperation<ChannelInput, TeamsMessage> SEND = GraphOperation.of(
            operation("teams.send_channel_message", "Post in a channel", "Posts a message in a channel of Teams.")
                    .effect(Effect.SEND)
                    .synonyms("post to Microsoft Teams", "write in a Teams channel", "notify a team in Teams")
                    .of(ChannelInput.class, TeamsMessage.SAMPLE),
            (graph, input) -> TeamsReader.message(messages(graph, input.team(), input.channel())
                    .post(TeamsReader.message(input.text(), input.html(), input.subject()))));

    record ReplyInput(
            @Doc(NAME_OR_ID) String team,
            @Doc(NAME_OR_ID) String channel,
            @Doc("id of the message that is answered") String message,
            String text,
            @Doc(HTML) @Default("false") boolean html) {}

    static final GraphOperation<ReplyInput, TeamsMessage> REPLY = GraphOperation.of(
            operation("teams.reply_to_message", "Reply in a channel", "Answers a message of a channel of Teams.")
                    .effect(Effect.SEND)
                    .synonyms("answer in a Teams thread", "reply to a Teams message")
                    .of(ReplyInput.class, TeamsMessage.SAMPLE),
            (graph, input) -> TeamsReader.message(messages(graph, input.team(), input.channel())
                    .byChatMessageId(input.message())
                    .replies()
                    .post(TeamsReader.message(input.text(), input.html(), null))));

    record ListInput(
            @Doc(NAME_OR_ID) String team,
            @Doc(NAME_OR_ID) String channel,
            @Doc("how many at most") @Default("50") int limit) {}

    record Listed(
            List<TeamsMessage> messages,
            @Doc("whether there are further ones") boolean more) {}

    static final GraphOperation<ListInput, Listed> LIST = GraphOperation.listing(
            operation(
                            "teams.list_messages",
                            "List messages",
                            "Lists what was posted in a channel of Teams, newest first, without the replies.")
                    .synonyms("read a Teams channel", "what was said in Teams", "Teams channel history")
                    .of(ListInput.class, new Listed(List.of(TeamsMessage.SAMPLE), false)),
            Posts::list,
            Listed::new);

    record ChatInput(
            @Doc("e-mail address of a person, or id of a chat")
            String to,

            String text,
            @Doc(HTML) @Default("false") boolean html) {}

    static final GraphOperation<ChatInput, TeamsMessage> SEND_CHAT = GraphOperation.of(
            operation("teams.send_chat_message", "Send a chat message", "Writes to a person, or in a chat, in Teams.")
                    .effect(Effect.SEND)
                    .synonyms("message somebody in Teams", "direct message in Teams", "chat with a colleague in Teams")
                    .of(ChatInput.class, Json.sample(TeamsMessage.class, """
                            {'id': '1616990032035', 'chat': '19:2da4c29f6d7041eca70b638b43d45437@thread.v2',
                             'text': 'The shop is down.', 'from': 'Robin Kline', 'createdAt': '2026-03-02T09:00:00Z',
                             'fromId': '8ea0e38b-efb3-4757-924a-5f94061cf8c2'}""")),
            (graph, input) -> TeamsReader.message(graph.chats()
                    .byChatId(chat(graph, input.to().strip()))
                    .messages()
                    .post(TeamsReader.message(input.text(), input.html(), null))));

    private static Graph.Page<TeamsMessage> list(Graph graph, ListInput input) throws OperationException {
        MessagesRequestBuilder messages = messages(graph, input.team(), input.channel());
        return graph.pages(
                input.limit(),
                () -> messages.get(request -> request.queryParameters.top = Math.clamp(input.limit(), 1, LARGEST_PAGE)),
                response -> response.getValue() == null
                        ? null
                        : response.getValue().stream()
                                .filter(TeamsReader::isSaid)
                                .toList(),
                next -> messages.withUrl(next).get(),
                TeamsReader::message);
    }

    static MessagesRequestBuilder messages(Graph graph, String team, String channel) throws OperationException {
        String teamId = Places.team(graph, team);
        return graph.team(teamId)
                .channels()
                .byChannelId(Places.channel(graph, teamId, channel))
                .messages();
    }

    /** With a person there is one chat, which Graph finds when it is asked to create it. */
    private static String chat(Graph graph, String to) {
        if (to.startsWith("19:")) {
            return to;
        }
        User me = Unfit.needed(graph.me().get(), "user");
        Chat chat = new Chat();
        chat.setChatType(ChatType.OneOnOne);
        chat.setMembers(List.of(member(graph, Unfit.needed(me.getId(), "id")), member(graph, to)));
        return Unfit.needed(Unfit.needed(graph.chats().post(chat), "chat").getId(), "id");
    }

    private static AadUserConversationMember member(Graph graph, String user) {
        AadUserConversationMember member = new AadUserConversationMember();
        member.setRoles(List.of("owner"));
        member.setAdditionalData(
                Map.of("user@odata.bind", "%s/users('%s')".formatted(graph.baseUrl(), user.replace("'", "''"))));
        return member;
    }
}

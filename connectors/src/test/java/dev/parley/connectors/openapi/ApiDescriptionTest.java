package dev.parley.connectors.openapi;

import static dev.parley.connectors.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationSpec;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a document becomes. */
class ApiDescriptionTest {
    private final ApiDescription petstore = Documents.read(Documents.petstore());
    private final ApiDescription orders = Documents.read(Documents.orders());

    @Test
    void operations_are_named_after_their_ids_and_do_what_their_methods_say() {
        assertThat(petstore.specs("acme"))
                .extracting(OperationSpec::id, OperationSpec::effect, OperationSpec::idempotent)
                .containsExactly(
                        tuple("acme.add_pet", Effect.WRITE, false),
                        tuple("acme.update_pet", Effect.WRITE, true),
                        tuple("acme.find_pets_by_status", Effect.READ, true),
                        tuple("acme.get_pet_by_id", Effect.READ, true),
                        tuple("acme.delete_pet", Effect.DELETE, true),
                        tuple("acme.get_inventory", Effect.READ, true));
        assertThat(Documents.spec(orders, "create_order").effect()).isEqualTo(Effect.SPEND);
        assertThat(Documents.spec(orders, "post_token").title()).isEqualTo("Exchange");
        assertThat(Documents.spec(orders, "get_ping").title()).isEqualTo("Get ping");
    }

    @Test
    void the_api_is_where_its_first_server_is() {
        assertThat(petstore.baseUrl()).isEqualTo(URI.create("https://eu.petstore.test/api/v3"));
        assertThat(orders.baseUrl()).isEqualTo(URI.create("https://orders.acme.test/v2"));
        assertThat(petstore.suggestedName()).isEqualTo("petstore");
        assertThat(orders.suggestedName()).isEqualTo("acme_orders");
    }

    @Test
    void fields_of_a_body_are_inputs_and_what_the_system_writes_itself_is_not() {
        OperationSpec add = Documents.spec(petstore, "add_pet");

        assertThat(add.input().path("properties").propertyNames())
                .containsExactly("name", "category", "photoUrls", "tags", "status", "connection");
        assertThat(add.input().path("required")).isEqualTo(json("['name', 'photoUrls']"));
        assertThat(add.input().at("/properties/category/properties/name/type").asString())
                .isEqualTo("string");
        assertThat(add.input().at("/properties/status/type")).isEqualTo(json("['string', 'null']"));
        assertThat(add.output().path("properties").has("id")).isTrue();
    }

    @Test
    void a_sample_is_the_document_s_example_or_made_of_the_schema() {
        assertThat(Documents.spec(petstore, "add_pet").sample())
                .isEqualTo(json("{'id': 10, 'name': 'doggie', 'status': 'available', 'photoUrls': []}"));
        assertThat(Documents.spec(petstore, "get_pet_by_id").sample().toString().replace('"', '\''))
                .isEqualTo(
                        "{'id':10,'name':'doggie','category':{'id':1,'name':'Dogs'},'photoUrls':['text'],'tags':[{'id':1,'name':'text'}],'status':'available'}");
    }

    @Test
    void all_of_is_put_together_and_null_is_one_of_several_types() {
        OperationSpec create = Documents.spec(orders, "create_order");

        assertThat(create.input().path("required")).isEqualTo(json("['shop-id', 'note', 'total']"));
        assertThat(create.input().at("/properties/note"))
                .isEqualTo(json("{'type': ['string', 'null'], 'description': 'what people said'}"));
        assertThat(create.input().at("/properties/total/exclusiveMinimum").asInt())
                .isZero();
        assertThat(create.input().at("/properties/country/default").asString()).isEqualTo("no");
        assertThat(create.sample().at("/day").asString()).isEqualTo("2026-03-02");
    }

    @Test
    void a_choice_stays_one_input() {
        OperationSpec pay = Documents.spec(orders, "pay");

        assertThat(pay.input().path("required")).isEqualTo(json("['shop-id', 'body']"));
        assertThat(pay.input()
                        .at("/properties/body/oneOf/1/properties/email/format")
                        .asString())
                .isEqualTo("email");
    }

    @Test
    void a_schema_that_contains_itself_ends() {
        OperationSpec create = Documents.spec(orders, "create_order");

        assertThat(create.output().at("/properties/parent").isObject()).isTrue();
        assertThat(create.output().toString()).hasSizeLessThan(2_000);
    }

    @Test
    void ways_to_connect_are_those_of_the_document() {
        assertThat(petstore.kinds()).containsExactly("oauth2", "token");
        assertThat(orders.kinds()).containsExactly("form");
        assertThat(petstore.places()).containsExactly("https://eu.petstore.test");
    }

    @Test
    void what_is_left_out_is_said() {
        assertThat(petstore.omissions())
                .containsExactly(new Omission(
                        "content_type",
                        "POST /pet/{petId}/uploadImage",
                        "It takes application/octet-stream; JSON and forms can be sent."));
        assertThat(orders.omissions()).extracting(Omission::code).isEqualTo(List.of("callbacks"));
    }
}

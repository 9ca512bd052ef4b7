using System.Text.Json;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary><c>GetClusterSessionCredentials</c> on the wire.</summary>
internal static class GetClusterSessionCredentialsOperation
{
    internal static InvokeOptions Options { get; } =
        new Operation<GetClusterSessionCredentialsRequest, GetClusterSessionCredentialsResponse>(
            Marshall, Read, ElasticMapReduceProtocol.Errors).Options;

    private static IRequest Marshall(GetClusterSessionCredentialsRequest request) =>
        ElasticMapReduceProtocol.Request(request, "GetClusterSessionCredentials", writer =>
        {
            writer.Write("ClusterId", request.ClusterId);
            writer.Write("ExecutionRoleArn", request.ExecutionRoleArn);
        });

    private static void Read(JsonElement body, GetClusterSessionCredentialsResponse response)
    {
        response.Credentials = body.Structure("Credentials", ReadCredentials);
        response.ExpiresAt = body.Timestamp("ExpiresAt");
    }

    internal static Credentials ReadCredentials(JsonElement union)
    {
        Credentials credentials = new();
        if (union.UnionMember() is JsonProperty member)
        {
            if (member.NameEquals("UsernamePassword"))
                credentials.UsernamePassword = member.Value.AsStructure("UsernamePassword", ReadUsernamePassword);
            else
                credentials.UnknownUnionMember = member.Name;
        }

        return credentials;
    }

    private static UsernamePassword ReadUsernamePassword(JsonElement structure) => new()
    {
        Username = structure.Text("Username"),
        Password = structure.Text("Password"),
    };
}

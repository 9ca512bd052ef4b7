using System.Collections.Generic;
using EmrSessionCredentials.Emulator.Services.Input;

namespace EmrSessionCredentials.Emulator.Services.EmrServerless;

/// <summary>Members that several operations of EMR Serverless take.</summary>
internal static class ServerlessFields
{
    internal static Field ApplicationId { get; } = Id("applicationId");

    internal static Field SessionId { get; } = Id("sessionId");

    internal static Field ClientToken { get; } = new("clientToken", FieldType.Text)
    {
        Required = true,
        MinLength = 1,
        MaxLength = 64,
        Pattern = FieldPattern.ServerlessClientToken,
    };

    internal static Field ExecutionRoleArn { get; } = new("executionRoleArn", FieldType.Text)
    {
        Required = true,
        MinLength = 20,
        MaxLength = 2048,
        Pattern = FieldPattern.AccountRoleArn,
    };

    internal static Field ConfigurationOverrides { get; } = Field.Structure("configurationOverrides", () => Overrides);

    internal static Field Tags { get; } = Field.Map(
        "tags",
        new Field("key", FieldType.Text) { MinLength = 1, MaxLength = 128, Pattern = FieldPattern.TagKey },
        new Field("value", FieldType.Text) { MinLength = 0, MaxLength = 256, Pattern = FieldPattern.TagValue }) with
    {
        MinLength = 0,
        MaxLength = 200,
    };

    internal static Field MaxResults { get; } =
        new("maxResults", FieldType.WholeNumber) { Location = FieldLocation.Query, Range = (1, 50) };

    internal static Field NextToken { get; } = new("nextToken", FieldType.Text)
    {
        Location = FieldLocation.Query,
        MinLength = 1,
        MaxLength = 1024,
        Pattern = FieldPattern.ServerlessToken,
    };

    /// <summary>A set with one item at least, and at most with every state there is.</summary>
    internal static Field States(IReadOnlyList<string> states) => new("states", FieldType.TextList)
    {
        Location = FieldLocation.Query,
        MinLength = 1,
        MaxLength = states.Count,
        Item = new Field("states", FieldType.Text) { OneOf = states },
    };

    private static Field[] Overrides => [Configurations("runtimeConfiguration")];

    private static Field[] Configuration =>
    [
        Text("classification", minLength: 1) with { Required = true },
        Field.Map("properties", Text("key", minLength: 1), Text("value", minLength: 0)) with { MinLength = 0, MaxLength = 100 },
        Configurations("configurations"),
    ];

    private static Field Configurations(string name) =>
        Field.Structures(name, () => Configuration) with { MinLength = 0, MaxLength = 100 };

    private static Field Text(string name, int minLength) => new(name, FieldType.Text)
    {
        MinLength = minLength,
        MaxLength = 1024,
        Pattern = FieldPattern.NotBlank,
    };

    private static Field Id(string name) => new(name, FieldType.Text)
    {
        Location = FieldLocation.Label,
        Required = true,
        MinLength = 1,
        MaxLength = 64,
        Pattern = FieldPattern.ResourceId,
    };
}

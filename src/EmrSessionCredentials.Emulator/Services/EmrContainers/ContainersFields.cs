using System.Collections.Generic;
using EmrSessionCredentials.Emulator.Services.Input;

namespace EmrSessionCredentials.Emulator.Services.EmrContainers;

/// <summary>Members that several operations of EMR on EKS take.</summary>
internal static class ContainersFields
{
    /// <summary>The model has no limits for a page size; less than one item makes no page.</summary>
    internal static Field MaxResults { get; } = new("maxResults", FieldType.WholeNumber)
    {
        Location = FieldLocation.Query,
        DocumentedRange = (1, int.MaxValue),
    };

    internal static Field NextToken { get; } = new("nextToken", FieldType.Text)
    {
        Location = FieldLocation.Query,
        MinLength = 1,
        MaxLength = 1024,
        Pattern = FieldPattern.NotBlank,
    };

    internal static Field CreatedAfter { get; } =
        new("createdAfter", FieldType.Timestamp) { Location = FieldLocation.Query };

    internal static Field CreatedBefore { get; } =
        new("createdBefore", FieldType.Timestamp) { Location = FieldLocation.Query };

    internal static Field Id(string name, string label) => new(name, FieldType.Text)
    {
        Location = FieldLocation.Label,
        WireName = label,
        Required = true,
        MinLength = 1,
        MaxLength = 64,
        Pattern = FieldPattern.ResourceId,
    };

    internal static Field States(IReadOnlyList<string> states) => new("states", FieldType.TextList)
    {
        Location = FieldLocation.Query,
        MaxLength = 10,
        Item = new Field("states", FieldType.Text) { OneOf = states },
    };
}

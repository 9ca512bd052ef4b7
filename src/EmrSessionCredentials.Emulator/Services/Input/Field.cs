using System;
using System.Collections.Generic;

namespace EmrSessionCredentials.Emulator.Services.Input;

/// <summary>Where in a request a field is.</summary>
internal enum FieldLocation
{
    Body,
    Label,
    Query,
    Header,
}

/// <summary>The JSON type of a field.</summary>
internal enum FieldType
{
    Text,
    WholeNumber,

    /// <summary>A number of 64 bits.</summary>
    LongNumber,
    Flag,

    /// <summary>Epoch seconds in a body, ISO 8601 in a query.</summary>
    Timestamp,

    /// <summary>A list of texts; in a query the parameter comes once for each.</summary>
    TextList,

    /// <summary>A list of structures or the like, which the emulator takes and does not look into.</summary>
    Unread,

    /// <summary>An object with members that the model names.</summary>
    Structure,

    /// <summary>A list of objects.</summary>
    StructureList,

    /// <summary>An object with names of the caller's own; its limits count entries.</summary>
    Map,
}

/// <summary>One member of an operation's input, with the limits that the service model gives it.</summary>
internal sealed record Field(string Name, FieldType Type)
{
    internal FieldLocation Location { get; init; } = FieldLocation.Body;

    /// <summary>The label in the path or parameter in the query, where that has a name of its own.</summary>
    internal string WireName { get; init; } = Name;

    internal bool Required { get; init; }

    internal int? MinLength { get; init; }

    internal int? MaxLength { get; init; }

    internal FieldPattern? Pattern { get; init; }

    /// <summary>The only values there are; null: any.</summary>
    internal IReadOnlyList<string>? OneOf { get; init; }

    /// <summary>What is said of each item of a list and each value of a map; their own limits count these.</summary>
    internal Field? Item { get; init; }

    /// <summary>What is said of each name in a map.</summary>
    internal Field? Key { get; init; }

    /// <summary>The members of a structure. A function, because a structure can have itself among them.</summary>
    internal Func<IReadOnlyList<Field>> Members { get; init; } = () => [];

    /// <summary>Limits of a number in the model.</summary>
    internal (long Min, long Max)? Range { get; init; }

    /// <summary>Limits that are documented and not in the model.</summary>
    internal (long Min, long Max)? DocumentedRange { get; init; }

    /// <summary>The name as AWS's messages have it: a lower-case first letter, whatever the model has.</summary>
    internal string NameInMessages { get; } = char.ToLowerInvariant(Name[0]) + Name[1..];

    internal static Field Structure(string name, Func<IReadOnlyList<Field>> members) =>
        new(name, FieldType.Structure) { Members = members };

    internal static Field Structures(string name, Func<IReadOnlyList<Field>> members) =>
        new(name, FieldType.StructureList) { Item = Structure(name, members) with { Required = true } };

    internal static Field Map(string name, Field key, Field value) =>
        new(name, FieldType.Map) { Key = key, Item = value with { Required = true } };
}

/// <summary>The members of an operation's input.</summary>
internal sealed record InputShape(params Field[] Fields);

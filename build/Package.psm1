# How the module becomes a package of PowerShell Gallery, and how the package is published.

$ErrorActionPreference = 'Stop'

function Get-ModuleVersion {
    <# .SYNOPSIS The version in a manifest, with its prerelease label. #>
    param([Parameter(Mandatory)] [string] $ManifestPath)
    $manifest = Import-PowerShellDataFile $ManifestPath
    $label = $manifest.PrivateData.PSData.Prerelease
    $label ? "$($manifest.ModuleVersion)-$label" : $manifest.ModuleVersion
}

function Get-ReleaseNote {
    <# .SYNOPSIS What the changelog says of a version; nothing where it has no entry. #>
    param([Parameter(Mandatory)] [string] $ChangelogPath, [Parameter(Mandatory)] [string] $Version)
    $text = (Get-Content -Raw $ChangelogPath) -replace "`r", ''
    $entry = [regex]::Match($text, "(?ms)^## $([regex]::Escape($Version))\s*$\n(?<text>.*?)(?=^## |\z)")
    if ($entry.Success) { $entry.Groups['text'].Value.Trim() }
}

function Set-PackageManifest {
    <# .SYNOPSIS Puts into a copy of the manifest what only a package has: the changelog's entry and the project's address. #>
    param([Parameter(Mandatory)] [string] $Path, [string] $ReleaseNote, [string] $ProjectUri)
    $text = (Get-Content -Raw $Path) -replace "`r", ''
    if ($ReleaseNote) {
        $text = [regex]::Replace($text, "(?m)^(\s*ReleaseNotes\s*=\s*)'[^']*'", { $args[0].Groups[1].Value + "'" + $ReleaseNote.Replace("'", "''") + "'" })
    }
    if ($ProjectUri) {
        $text = [regex]::Replace($text, "(?m)^(\s*)(LicenseUri\s*=.*)$", { "$($args[0].Groups[1].Value)$($args[0].Groups[2].Value)`n$($args[0].Groups[1].Value)ProjectUri   = '$ProjectUri'" })
    }
    [IO.File]::WriteAllText($Path, $text)
}

function Get-NuGetFolder {
    <# .SYNOPSIS Where NuGet keeps what it restored. #>
    $env:NUGET_PACKAGES ? $env:NUGET_PACKAGES : "$([Environment]::GetFolderPath('UserProfile'))/.nuget/packages"
}

function New-ComponentList {
    <#
    .SYNOPSIS
    Writes a software bill of materials (CycloneDX) of the packages whose assemblies are in the built module, and gives its path.
    #>
    param(
        [Parameter(Mandatory)] [string] $Root,
        [Parameter(Mandatory)] [string] $ModulePath,
        [Parameter(Mandatory)] [string] $DestinationPath
    )
    $path = "$DestinationPath/EmrSessionCredentials.cdx.json"
    # By its path, because the tool's command is only found by the user who restored it.
    $tool = (Get-Content -Raw "$Root/.config/dotnet-tools.json" | ConvertFrom-Json).tools.cyclonedx.version
    $program = "$(Get-NuGetFolder)/cyclonedx/$tool/tools/net10.0/any/CycloneDX.dll"
    if (-not (Test-Path $program)) { dotnet tool restore --tool-manifest "$Root/.config/dotnet-tools.json" | Out-Null }
    $arguments = @(
        "$Root/src/EmrSessionCredentials.Engine/EmrSessionCredentials.Engine.csproj", '-dpr', '-ns', '-F', 'Json'
        '-sn', 'EmrSessionCredentials', '-sv', (Get-ModuleVersion "$ModulePath/EmrSessionCredentials.psd1"), '-st', 'Library'
        '-o', $DestinationPath, '-fn', (Split-Path -Leaf $path)
    )
    $said = dotnet $program @arguments
    if ($LASTEXITCODE -ne 0) { throw "CycloneDX failed: $said" }

    # All frameworks are in it, with what only builds them, and the time. What ships is the highest version of each.
    $list = Get-Content -Raw $path | ConvertFrom-Json -AsHashtable
    $list.metadata.Remove('timestamp')
    $assemblies = (Get-ChildItem $ModulePath -Recurse -Filter *.dll).BaseName
    $list.components = @(
        $list.components | Where-Object { $_.name -in $assemblies } | Group-Object { $_.name } |
            ForEach-Object { $_.Group | Sort-Object { [version] $_.version } | Select-Object -Last 1 }
    )
    $kept = @($list.components.ForEach({ $_.'bom-ref' })) + $list.metadata.component.'bom-ref'
    $list.dependencies = @($list.dependencies | Where-Object { $_.ref -in $kept })
    foreach ($dependency in $list.dependencies) {
        if ($dependency.dependsOn) { $dependency.dependsOn = @($dependency.dependsOn | Where-Object { $_ -in $kept }) }
    }
    [IO.File]::WriteAllText($path, (($list | ConvertTo-Json -Depth 20) -replace "`r", '') + "`n")
    $path
}

function New-ThirdPartyNotice {
    <#
    .SYNOPSIS
    Writes who owns the packages of a component list and their licences, as the packages have them, and gives the file's path. Each
    text is written once, after the names of its packages.
    #>
    param([Parameter(Mandatory)] [string] $ComponentPath, [Parameter(Mandatory)] [string] $DestinationPath)
    $texts = [Collections.Specialized.OrderedDictionary]::new([StringComparer]::Ordinal)
    $packages = foreach ($component in (Get-Content -Raw $ComponentPath | ConvertFrom-Json).components) {
        $id = $component.name.ToLowerInvariant()
        $folder = "$(Get-NuGetFolder)/$id/$($component.version.ToLowerInvariant())"
        $metadata = ([xml] (Get-Content -Raw "$folder/$id.nuspec")).package.metadata
        $license = $metadata.SelectSingleNode('*[local-name()="license"]')
        "$($component.name) $($component.version)"
        "  $($metadata.copyright ? $metadata.copyright : $metadata.authors)"
        "  License: $($license.type -eq 'expression' ? $license.InnerText : $metadata.licenseUrl)"
        $names = 'LICENSE.TXT', 'THIRD-PARTY-NOTICES.TXT', $license.Where({ $_.type -eq 'file' }).InnerText
        foreach ($file in Get-ChildItem -Path $folder -File | Where-Object Name -in $names) {
            $text = ((Get-Content -Raw $file) -replace "`r", '').Trim()
            if (-not $texts.Contains($text)) { $texts[$text] = [Collections.Generic.List[string]]::new() }
            $texts[$text].Add("$($component.name): $($file.Name)")
        }
    }
    $parts = @("EmrSessionCredentials has assemblies of these packages:`n`n$($packages -join "`n")") +
        $texts.Keys.ForEach({ "$('-' * 80)`n$($texts[$_] -join "`n")`n$('-' * 80)`n`n$_" })
    $path = "$DestinationPath/THIRD-PARTY-NOTICES.txt"
    [IO.File]::WriteAllText($path, ($parts -join "`n`n") + "`n")
    $path
}

function Write-SortedPackage {
    <#
    .SYNOPSIS
    Writes a package again, with its entries in order, of one date, and without names that are new each time: the same
    contents are the same bytes.
    #>
    param([Parameter(Mandatory)] [string] $Path)
    $date = [DateTimeOffset]::new(1980, 1, 1, 0, 0, 0, [TimeSpan]::Zero)
    $core = 'package/services/metadata/core-properties/core.psmdcp'
    $contents = [Collections.Generic.SortedDictionary[string, byte[]]]::new([StringComparer]::Ordinal)
    $zip = [IO.Compression.ZipFile]::OpenRead($Path)
    try {
        foreach ($entry in $zip.Entries) {
            $stream = $entry.Open()
            $memory = [IO.MemoryStream]::new()
            $stream.CopyTo($memory)
            $stream.Dispose()
            $bytes = $memory.ToArray()
            if ($entry.FullName -eq '_rels/.rels') {
                $number = [ref] 0
                $text = [Text.Encoding]::UTF8.GetString($bytes) -replace 'core-properties/[^"]+\.psmdcp', 'core-properties/core.psmdcp'
                $text = [regex]::Replace($text, ' Id="[^"]+"', { " Id=`"R$((++$number.Value))`"" })
                $bytes = [Text.Encoding]::UTF8.GetBytes($text)
            }
            elseif ($entry.FullName -eq '[Content_Types].xml') {
                # In the order in which the files were found.
                $text = [Text.Encoding]::UTF8.GetString($bytes)
                $types = [string[]] [regex]::Matches($text, '<Default [^>]*/>').Value
                [Array]::Sort($types, [StringComparer]::Ordinal)
                $next = [ref] 0
                $bytes = [Text.Encoding]::UTF8.GetBytes([regex]::Replace($text, '<Default [^>]*/>', { $types[$next.Value++] }))
            }
            elseif ($entry.FullName -like '*.psmdcp') {
                # The version of the operating system.
                $text = [Text.Encoding]::UTF8.GetString($bytes) -replace '<lastModifiedBy>.*</lastModifiedBy>', '<lastModifiedBy>PSResourceGet</lastModifiedBy>'
                $bytes = [Text.Encoding]::UTF8.GetBytes($text)
            }
            $contents[($entry.FullName -replace '^package/services/metadata/core-properties/.*', $core)] = $bytes
        }
    }
    finally {
        $zip.Dispose()
    }

    Remove-Item $Path
    $zip = [IO.Compression.ZipFile]::Open($Path, 'Create')
    try {
        foreach ($name in $contents.Keys) {
            $entry = $zip.CreateEntry($name, 'SmallestSize')
            $entry.LastWriteTime = $date
            $stream = $entry.Open()
            $stream.Write($contents[$name], 0, $contents[$name].Length)
            $stream.Dispose()
        }
    }
    finally {
        $zip.Dispose()
    }
}

function New-ModulePackage {
    <#
    .SYNOPSIS
    Makes the package that PowerShell Gallery takes of a built module, and gives its path.
    .PARAMETER ModulePath
    The folder of the built module.
    .PARAMETER DestinationPath
    The folder that gets the package.
    .PARAMETER File
    More files for the module's folder: NOTICE, the list of components, the notices of their packages.
    .PARAMETER ExcludeImage
    Leaves the ReadyToRun images out.
    .PARAMETER ProjectUri
    Where the project is, for the package's page.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $ModulePath,
        [Parameter(Mandatory)] [string] $DestinationPath,
        [string[]] $File = @(),
        [switch] $ExcludeImage,
        [string] $ProjectUri
    )

    $scratch = (New-Item -ItemType Directory -Path ([IO.Path]::Combine([IO.Path]::GetTempPath(), "emr-package-$([guid]::NewGuid())"))).FullName
    try {
        $stage = "$scratch/EmrSessionCredentials"
        Copy-Item -Path $ModulePath -Destination $stage -Recurse
        if ($ExcludeImage) { Remove-Item -Path "$stage/bin/net10.0-*" -Recurse }
        if ($File) { Copy-Item -Path $File -Destination $stage }
        $manifest = "$stage/EmrSessionCredentials.psd1"
        Set-PackageManifest $manifest -ReleaseNote (Get-ReleaseNote "$stage/CHANGELOG.md" (Get-ModuleVersion $manifest)) -ProjectUri $ProjectUri
        # Catalogues are a feature of Windows.
        if ($IsWindows) { $null = New-FileCatalog -Path $stage -CatalogFilePath "$stage/EmrSessionCredentials.cat" -CatalogVersion 2 }

        $null = New-Item -ItemType Directory -Path $DestinationPath -Force
        $package = "$DestinationPath/EmrSessionCredentials.$(Get-ModuleVersion $manifest).nupkg"
        Remove-Item -Path $package -ErrorAction Ignore
        Compress-PSResource -Path $stage -DestinationPath $DestinationPath
        Write-SortedPackage $package
        $package
    }
    finally {
        Remove-Item $scratch -Recurse -Force
    }
}

function Publish-ModulePackage {
    <#
    .SYNOPSIS
    Publishes a package, after it has found that it is the release that the commit is tagged as.
    .PARAMETER Root
    The repository.
    .PARAMETER PackagePath
    The package that Pack made.
    .PARAMETER Repository
    The registered repository of PSResourceGet to publish to.
    .PARAMETER KeyVault
    The vault of SecretManagement that holds the repository's API key.
    .PARAMETER KeyName
    The name of the key in the vault.
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory)] [string] $Root,
        [Parameter(Mandatory)] [string] $PackagePath,
        [Parameter(Mandatory)] [string] $Repository,
        [Parameter(Mandatory)] [string] $KeyVault,
        [Parameter(Mandatory)] [string] $KeyName
    )

    $version = Get-ModuleVersion "$Root/EmrSessionCredentials.psd1"
    $refusals = @(
        if (git -C $Root status --porcelain) { 'The working tree has changes that are not committed.' }
        if ((git -C $Root tag --points-at HEAD) -notcontains "v$version") { "The commit is not tagged v$version, the version in the manifest." }
        if (-not (Get-ReleaseNote "$Root/CHANGELOG.md" $version)) { "CHANGELOG.md has no entry for $version." }
        if (-not (Test-Path $PackagePath)) { "There is no package at $PackagePath. Run ./build.ps1 Pack." }
    )
    if ($refusals) { throw "Nothing was published. $($refusals -join ' ')" }
    $key = Get-Secret -Vault $KeyVault -Name $KeyName -AsPlainText
    if (-not $key) { throw "Nothing was published. The vault $KeyVault has no secret named $KeyName." }
    if ($PSCmdlet.ShouldProcess((Split-Path -Leaf $PackagePath), "Publish to $Repository")) {
        Publish-PSResource -NupkgPath $PackagePath -Repository $Repository -ApiKey $key
    }
}

Export-ModuleMember -Function *

/** Areas that are alike enough to be compared with each other. */
export type PeerGroup = { name: string; districts: readonly string[] };

/**
 * The groups of a city's districts, by the codes these have today; nothing for a city of which none are known. This
 * table is the one place to change them: by city code, each group with its name and its districts.
 */
const groups: Readonly<Record<string, readonly PeerGroup[]>> = {
  // 成都: the three rings.
  '5101': [
    { name: '中心城区', districts: ['510104', '510105', '510106', '510107', '510108'] },
    { name: '近郊', districts: ['510112', '510113', '510114', '510115', '510116', '510117'] },
    {
      name: '远郊',
      districts: [
        ...['510118', '510121', '510129', '510131', '510181', '510182', '510183', '510184', '510185'],
      ],
    },
  ],
};

export const peerGroupsOf = (cityCode: string): readonly PeerGroup[] | undefined => groups[cityCode];
